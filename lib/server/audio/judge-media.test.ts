import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readMedia } from "@/e2e/fakes/files/file-server";
import { findMedia, takeWholeBoxes } from "./judge-media";

const NAMES = ["tone.mp3", "tone.aac", "tone.m4a", "isom.m4a", "tone.amr", "opus-mono.ogg", "vorbis.ogg"];
const OTHERS = ["tone.wav", "tone.flac", "tone.webm", "picture.mp4", "opus-stereo.ogg", "ogg-flac.ogg"];
const START_BYTES = 65_536;

const startOf = (bytes: Uint8Array, size = 5_000_000) => ({ bytes, size, isWhole: false });

/** An ID3 tag of that size before the audio, as a cover image makes it. */
function tag(bytes: number): Buffer {
  const head = Buffer.from("ID3\u0003\u0000\u0000\u0000\u0000\u0000\u0000", "latin1");
  [21, 14, 7, 0].forEach((shift, index) => (head[6 + index] = (bytes >> shift) & 127));
  return Buffer.concat([head, Buffer.alloc(bytes)]);
}

describe("findMedia", () => {
  test.each([100, 30_000, 400_000])("an MP3 behind a tag of %d bytes is an MP3", async (bytes) => {
    const start = Buffer.concat([tag(bytes), readMedia("tone.mp3")]).subarray(0, START_BYTES);
    expect(await findMedia(startOf(new Uint8Array(start)))).toMatchObject({ type: "audio/mpeg" });
  });

  test("the duration of an MP3 of a constant rate follows from its size, and no other does from a part", async () => {
    const frame = Buffer.alloc(144);
    frame.set([0xff, 0xfb, 0x14, 0xc4]);
    const mp3 = new Uint8Array(
      Buffer.concat(Array.from({ length: 400 }, () => frame)).subarray(0, START_BYTES),
    );
    const media = await findMedia(startOf(mp3, 576_000));
    expect(media).toMatchObject({ type: "audio/mpeg", codec: "MPEG 1 Layer 3" });
    expect(media?.duration).toBeGreaterThan(140);
    expect(media?.duration).toBeLessThan(145);
    const opus = await findMedia(startOf(new Uint8Array(readMedia("opus-mono.ogg"))));
    expect(opus).toEqual({ type: "audio/ogg", codec: "Opus", channels: 1, duration: null });
  });

  test("Opus is known even where its tags reach beyond what was read", async () => {
    const bytes = readMedia("opus-mono.ogg");
    const cut = new Uint8Array(bytes.subarray(0, bytes.indexOf("OpusTags") + 12));
    expect(await findMedia(startOf(cut))).toMatchObject({ type: "audio/ogg", codec: "Opus" });
  });
});

describe("hostile bytes", () => {
  const ends = async (bytes: Uint8Array) => {
    const sample = { bytes, size: bytes.length, isWhole: true };
    const media = await findMedia(sample);
    expect(media === null || typeof media.type === "string").toBe(true);
  };

  test("files with bytes turned, cut out or repeated end in a type or none", async () => {
    const files = [...NAMES, ...OTHERS].map(readMedia);
    const change = fc.tuple(
      fc.nat(2_000),
      fc.constantFrom(0, 1, 8, 127, 128, 255),
      fc.integer({ min: 1, max: 8 }),
    );
    const mangled = fc.tuple(fc.constantFrom(...files), fc.array(change, { maxLength: 12 }), fc.nat(400));
    await fc.assert(
      fc.asyncProperty(mangled, async ([file, changes, cut]) => {
        const bytes = Buffer.from(file);
        for (const [at, value, length] of changes)
          for (let index = 0; index < length; index++) bytes[(at + index) % file.length] = value;
        await ends(new Uint8Array(bytes.subarray(0, file.length - (cut % file.length))));
      }),
      { numRuns: 300 },
    );
  });

  test("64 KB of one sign after each kind of start end", async () => {
    for (const name of [...NAMES, ...OTHERS]) {
      for (const fill of [0, 1, 0x4f, 0xff]) {
        const bytes = new Uint8Array(START_BYTES).fill(fill);
        bytes.set(readMedia(name).subarray(0, 64));
        await ends(bytes);
      }
    }
  });

  test("an MP4 whose sample table has entries of no size does not keep the parser busy", async () => {
    const bytes = readMedia("tone.m4a");
    const table = bytes.indexOf("stsd");
    bytes.writeUInt32BE(0xffff_ffff, table + 8);
    bytes.writeUInt32BE(0, table + 12);
    await ends(new Uint8Array(bytes));
  });
});

describe("takeWholeBoxes", () => {
  const box = (size: number, length = size) => {
    const bytes = Buffer.alloc(length);
    bytes.writeUInt32BE(size);
    return bytes;
  };
  const lengthOf = (...boxes: Buffer[]) => takeWholeBoxes(new Uint8Array(Buffer.concat(boxes))).length;

  test.each([
    ["whole ones", [box(8), box(20)], 28],
    ["a cut one at the end", [box(16), box(400, 40)], 16],
    ["one that is smaller than its own head", [box(16), box(7, 8), box(8)], 16],
    ["one that reaches to the end of the file", [box(16), box(0, 30)], 16],
    ["half a head", [box(16), box(0, 4)], 16],
    ["none", [], 0],
  ])("takes what is before: %s", (_words, boxes, length) => {
    expect(lengthOf(...boxes)).toBe(length);
  });

  test("reads the large form of a size", () => {
    const large = box(1, 32);
    large.writeBigUInt64BE(32n, 8);
    expect(lengthOf(large, box(8))).toBe(40);
    large.writeBigUInt64BE(0xffff_ffff_ffff_ffffn, 8);
    expect(lengthOf(large, box(8))).toBe(0);
  });
});
