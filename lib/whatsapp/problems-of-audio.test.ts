import { describe, expect, test } from "vitest";
import { canSend, findProblems } from "./problems";
import { draw } from "@/e2e/fixtures/message/drawn-problems";
import { audio } from "@/e2e/fixtures/message/made-drafts";

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
        message: `WhatsApp doesn't accept .${extension.toLowerCase()} audio. Use .aac, .amr, .mp3, .m4a or .ogg (Opus, mono)`,
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

  test.each([
    [
      "https://drive.google.com/file/d/1AbCdEfGhIjK/view?usp=sharing",
      "This is a Google Drive page, not a file",
    ],
    ["https://www.dropbox.com/scl/fi/abc/jingle.mp3?rlkey=xyz&dl=0", "This is a Dropbox page, not a file"],
    ["https://youtu.be/dQw4w9WgXcQ", "This is a YouTube page, not a file"],
    ["https://share.icloud.com/photos/0abc", "This is an iCloud page, not a file"],
    ["https://x.com/someone/status/1", "This is an X page, not a file"],
  ])("%s is a page", (audioUrl, words) => {
    expect(findProblems(audio({ audioUrl }))).toMatchObject([
      {
        level: "warning",
        path: "audioUrl",
        source: "menuet",
        code: "audio-page",
        message: `${words}. Use the URL of the audio file itself`,
        isLikelyRefused: true,
      },
    ]);
  });

  test("a file of Google Drive comes only while it is shared", () => {
    expect(
      findProblems(audio({ audioUrl: "https://drive.google.com/uc?export=download&id=1AbC" })),
    ).toMatchObject([{ level: "warning", code: "audio-shared", isLikelyRefused: false }]);
  });

  describe("that is signed for a time", () => {
    const HOUR_MS = 3_600_000;
    const ENDS = Date.UTC(2026, 10, 30, 12);
    const draft = audio({
      audioUrl: `https://media.s3.amazonaws.com/a.mp3?Signature=x&Expires=${ENDS / 1_000}`,
    });
    const at = (now: number) => findProblems(draft, 1, { now });

    test("says nothing for more than a day", () => {
      expect(at(ENDS - 25 * HOUR_MS)).toEqual([]);
    });

    test("is a warning within a day of its end", () => {
      for (const now of [ENDS - 24 * HOUR_MS, ENDS - 1])
        expect(at(now)).toMatchObject([
          { level: "warning", code: "audio-expires-soon", message: expect.stringContaining("30 Nov 2026") },
        ]);
    });

    test("is an error from its end on, which stops a send", () => {
      for (const now of [ENDS, ENDS + 1_000 * HOUR_MS]) {
        expect(at(now)).toMatchObject([{ level: "error", path: "audioUrl", code: "audio-expired" }]);
        expect(canSend(at(now))).toBe(false);
      }
    });
  });

  test("the sandbox's own sample raises no doubt, and nothing else at its host is it", () => {
    const sampleUrl = "http://localhost:3000/sample-audio.mp3";
    const known = { now: 0, sampleUrl };
    expect(findProblems(audio({ audioUrl: ` ${sampleUrl}` }), 1, known)).toEqual([]);
    for (const other of [
      `${sampleUrl}?x`,
      "http://localhost:3000/other.mp3",
      "http://localhost:3001/sample-audio.mp3",
    ])
      expect(findProblems(audio({ audioUrl: other }), 1, known).map(({ code }) => code)).toContain(
        "audio-not-public",
      );
    expect(findProblems(audio({ audioUrl: sampleUrl }), 1, { now: 0 })).not.toEqual([]);
  });
});
