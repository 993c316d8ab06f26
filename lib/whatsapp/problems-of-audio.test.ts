import { describe, expect, test } from "vitest";
import { findProblems } from "./problems";
import { draw } from "@/e2e/message/drawn-problems";
import { audio } from "@/e2e/message/made-drafts";

describe("the audio address", () => {
  const codesOf = (audioUrl: string): string[] => findProblems(audio({ audioUrl })).map(({ code }) => code);

  test.each(["aac", "amr", "mp3", "m4a", "ogg", "MP3", "mp4", "php"])(
    "a .%s raises no doubt",
    (extension) => {
      expect(codesOf(`https://example.com/message.${extension}`)).toEqual([]);
    },
  );

  test.each([
    "https://example.com",
    "https://example.com/audio?id=1.wav",
    "https://8.8.8.8/a.mp3",
    "https://[2606:4700::1]/a.mp3",
    "https://localhost.example.com/a.mp3",
    "https://172.32.0.1/a.mp3",
    "https://100.128.0.1/a.mp3",
  ])("%s raises no doubt", (address) => {
    expect(codesOf(address)).toEqual([]);
  });

  test.each(["wav", "flac", "webm", "opus", "wma", "aiff", "WAV"])(
    "a .%s is refused by WhatsApp",
    (extension) => {
      const [problem, ...rest] = findProblems(
        audio({ audioUrl: `https://example.com/message.${extension}` }),
      );
      expect(rest).toEqual([]);
      expect(problem).toMatchObject({
        level: "warning",
        path: "audioUrl",
        source: "whatsapp",
        code: "audio-type-refused",
        message: `WhatsApp takes no .${extension.toLowerCase()} as audio. Use .aac, .amr, .mp3, .m4a or .ogg (Opus, mono)`,
        isLikelyRefused: false,
      });
    },
  );

  test("plain http is our own advice", () => {
    expect(findProblems(audio({ audioUrl: "http://example.com/a.mp3" }))).toMatchObject([
      { level: "warning", source: "menuet", code: "audio-not-https" },
    ]);
  });

  test.each([
    "localhost",
    "localhost:3000",
    "LOCALHOST",
    "localhost.",
    "media.localhost",
    "127.0.0.1",
    "127.1",
    "2130706433",
    "0x7f.0.0.1",
    "0.0.0.0",
    "10.1.2.3",
    "172.16.0.1",
    "172.31.255.255",
    "192.168.1.10",
    "169.254.169.254",
    "100.64.0.1",
    "[::1]",
    "[::]",
    "[::ffff:127.0.0.1]",
    "[fc00::1]",
    "[fd12:3456::1]",
    "[fe80::1]",
    "printer.local",
    "media.internal",
    "nas.lan",
    "router.home.arpa",
    "intranet",
    "files",
  ])("FlowIQ cannot download from %s", (host) => {
    expect(findProblems(audio({ audioUrl: `https://${host}/a.mp3` }))).toMatchObject([
      { level: "warning", source: "flowiq", code: "audio-not-public", isLikelyRefused: false },
    ]);
  });

  test("an address that is none is one error and raises no doubt besides", () => {
    expect(draw(audio({ audioUrl: "http:localhost/a.wav" }))).toEqual([
      ["error", "audioUrl", "not-a-web-address"],
    ]);
  });
});
