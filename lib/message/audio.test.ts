import { describe, expect, test } from "vitest";
import { findAudioUrlFault, findExtension } from "./audio";

describe("findAudioUrlFault", () => {
  test.each([
    "https://example.com/message.mp3",
    " https://example.com/message.mp3\n",
    "http://example.com:8080/a?b=c#d",
    "HTTPS://EXAMPLE.COM/A.MP3",
    "https://münchen.de/ä.ogg",
    "http://127.0.0.1/a.mp3",
  ])("%j can be sent", (address) => {
    expect(findAudioUrlFault(address)).toBeNull();
  });

  test.each([
    ["", "not a URL"],
    ["example.com/a.mp3", "not a URL"],
    ["https://", "not a URL"],
    ["https:example.com/a.mp3", "not a URL"],
    ["https:/example.com/a.mp3", "not a URL"],
    ["https:\\\\example.com\\a.mp3", "not a URL"],
    ["https://example.com/my song.mp3", "not a URL"],
    ["https://exam\nple.com/a.mp3", "not a URL"],
    ["ftp://example.com/a.mp3", "not http"],
    ["javascript:alert(1)", "not http"],
    ["file:///etc/passwd", "not http"],
    ["https://me@example.com/a.mp3", "has a password"],
    ["https://:secret@example.com/a.mp3", "has a password"],
  ])("%j is refused: %s", (address, fault) => {
    expect(findAudioUrlFault(address)).toBe(fault);
  });
});

describe("findExtension", () => {
  test.each([
    ["https://example.com/message.mp3", "mp3"],
    ["https://example.com/a/b.tar.OGG?x=y.wav#z.aac", "ogg"],
    ["https://example.com/message", ""],
    ["https://example.com", ""],
    ["https://example.com/v1.2/file", ""],
    ["https://example.com/a.", ""],
    ["https://example.com/a.toolong", ""],
    ["not a url.mp3", ""],
  ])("%j ends in %j", (address, extension) => {
    expect(findExtension(address)).toBe(extension);
  });
});
