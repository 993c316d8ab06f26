import { describe, expect, test } from "vitest";
import { AUDIO_VERDICTS, type AudioFinding } from "@/lib/audio/contract/finding";
import { AUDIO_MAX_BYTES } from "@/lib/message/audio-file";
import { formatBytes, toFindingWords, toProblems } from "./finding-words";

const found = (change: Partial<AudioFinding>): AudioFinding => ({
  verdict: "fits",
  size: 1_500_000,
  type: "audio/mpeg",
  duration: 65.4,
  ...change,
});

describe("a finding", () => {
  test("that fits says type, size and duration, and is no problem", () => {
    expect(toFindingWords(found({}))).toBe("Fits WhatsApp: MP3, 1.5 MB, 1:05.");
    expect(toFindingWords(found({ type: "audio/ogg", size: null, duration: null }))).toBe(
      "Fits WhatsApp: Ogg, size not told by its host.",
    );
    expect(toProblems(found({}))).toEqual([]);
  });

  test("that was refused is no problem of the message's", () => {
    const finding = found({ verdict: "refused", size: null, type: null, duration: null });
    expect(toProblems(finding)).toEqual([]);
    expect(toFindingWords(finding)).toContain("does not look at this address");
  });

  test.each([
    ["too-large", { size: AUDIO_MAX_BYTES + 1 }, "The file is 16.1 MB, and WhatsApp takes at most 16 MB"],
    ["type-not-accepted", { type: "audio/wav" }, "WhatsApp takes no audio/wav as audio"],
    ["type-not-accepted", {}, "The file is MP3, but its host hands it out as another type"],
    ["not-audio", { type: null }, "What stands at this address is not audio"],
    ["not-audio", { type: "application/pdf" }, "is application/pdf and not audio"],
    ["wrong-codec", { type: "audio/ogg" }, "does not hold Opus"],
    ["too-many-channels", { type: "audio/ogg" }, "more than one channel"],
    ["unreachable", { type: null }, "could not fetch the file"],
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

test.each([
  [1, "1 KB"],
  [1_024, "1 KB"],
  [1_025, "2 KB"],
  [AUDIO_MAX_BYTES, "16 MB"],
  [AUDIO_MAX_BYTES + 1, "16.1 MB"],
])("%d bytes are %s", (bytes, words) => {
  expect(formatBytes(bytes)).toBe(words);
});
