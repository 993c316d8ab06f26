import { describe, expect, test } from "vitest";
import { AUDIO_VERDICTS, type AudioFinding } from "@/lib/api/audio-finding";
import { AUDIO_MAX_BYTES } from "@/lib/message/audio";
import { formatBytes, toFactWords, toFindingWords, toProblems } from "./finding-words";

const found = (change: Partial<AudioFinding>): AudioFinding => ({
  verdict: "fits",
  size: 1_500_000,
  type: "audio/mpeg",
  served: null,
  status: null,
  isRedirected: false,
  duration: 65.4,
  ...change,
});

describe("a finding", () => {
  test("that fits says type, size and duration, and is no problem", () => {
    expect(toFindingWords(found({}))).toBe("Looks good for WhatsApp: MP3, 1.5 MB, 1:05.");
    expect(toFindingWords(found({ type: "audio/ogg", size: null, duration: null }))).toBe(
      "Looks good for WhatsApp: Ogg. The host doesn't report the file size.",
    );
    expect(toProblems(found({}))).toEqual([]);
  });

  test("that was refused is no problem of the message's", () => {
    const finding = found({ verdict: "refused", size: null, type: null, duration: null });
    expect(toProblems(finding)).toEqual([]);
    expect(toFindingWords(finding)).toContain("checks only https:// URLs");
  });

  test.each([
    ["too-large", { size: AUDIO_MAX_BYTES + 1 }, "The file is 16.1 MB. WhatsApp accepts at most 16 MB"],
    ["type-not-accepted", { type: "audio/wav" }, "WhatsApp doesn't accept WAV audio."],
    ["type-not-accepted", { type: "video/mp4" }, "The file is a video"],
    ["type-not-accepted", { type: "audio/x-dsf" }, "WhatsApp doesn't accept audio/x-dsf audio."],
    ["type-not-accepted", { served: "another" }, "The file is MP3, but its host serves it as another type."],
    [
      "type-differs",
      { type: "audio/ogg", served: "audio/mpeg" },
      "The file is Ogg, but its host serves it as audio/mpeg.",
    ],
    ["empty", { size: 0 }, "The file is empty."],
    ["not-audio", { type: null }, "This URL isn't an audio file."],
    ["not-audio", { type: null, served: "text/html" }, "This URL isn't an audio file: it is a web page."],
    ["not-audio", { type: "application/pdf" }, "This URL isn't an audio file: it is application/pdf."],
    ["wrong-codec", { type: "audio/ogg" }, "isn't Opus"],
    ["too-many-channels", { type: "audio/ogg" }, "more than one channel"],
    ["unreachable", { type: null }, "The server can't get this file"],
    ["unreachable", { type: null, status: 403 }, "The host answered 403. The file isn't public"],
    ["unreachable", { type: null, status: 404 }, "The host answered 404. There is no file at this URL"],
    ["unreachable", { type: null, status: 503 }, "The host answered 503. The file isn't available now"],
    ["unreachable", { type: null, status: 302 }, "The host answered 302 without a file"],
  ] as const)("%s %j is WhatsApp's problem at the audio's field", (verdict, change, words) => {
    const finding = found({ verdict, ...change });
    const [problem] = toProblems(finding);
    expect(problem).toMatchObject({
      level: "warning",
      path: "audioUrl",
      source: "whatsapp",
      code: `audio-${verdict}`,
      isLikelyRefused: true,
    });
    expect(problem?.message).toContain(words);
    expect(toFindingWords(finding)).toBe(`${problem?.message}.`);
  });

  test.each(AUDIO_VERDICTS)("%s has words", (verdict) => {
    expect(toFindingWords(found({ verdict })).length).toBeGreaterThan(20);
  });
});

describe("the facts of a file", () => {
  test("show what its bytes, its host and its name say apart from each other", () => {
    const ogg = found({ verdict: "type-differs", type: "audio/ogg", served: "audio/mpeg" });
    expect(toFactWords(ogg, "https://files.example/a.m4a?x=1")).toEqual([
      "Content: Ogg · Served as: audio/mpeg · Extension: .m4a",
    ]);
    expect(toFactWords(found({ served: "another" }), "https://files.example/a")).toEqual([
      "Content: MP3 · Served as: another type · Extension: none",
    ]);
    expect(toFactWords(found({}), "https://files.example/a.mp3")).toEqual([
      "Content: MP3 · Served as: no type · Extension: .mp3",
    ]);
  });

  test("say that the URL redirects, and nothing of a file that was not had", () => {
    const gone = found({ verdict: "unreachable", type: null, status: 404 });
    expect(toFactWords(gone, "https://files.example/a.mp3")).toEqual([]);
    expect(toFactWords({ ...gone, isRedirected: true }, "https://files.example/a.mp3")).toEqual([
      expect.stringContaining("redirects"),
    ]);
  });
});

test.each([
  [1, "1 KB"],
  [1_024, "1 KB"],
  [1_025, "2 KB"],
  [AUDIO_MAX_BYTES, "16 MB"],
  [AUDIO_MAX_BYTES + 1, "16.1 MB"],
])("%d bytes are %s", (bytes, words) => {
  expect(formatBytes(bytes)).toBe(words);
});
