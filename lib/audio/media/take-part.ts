import "server-only";
import { takeWholeBoxes } from "./whole-boxes";

/** Enough for MPEG's first frames. In more, crafted bytes keep the parser searching for a frame for seconds. */
const FRAMES_BYTES = 8_192;
const TAG_HEADER_BYTES = 10;

/** Where an ID3v2 tag at the start ends (id3.org, 2.4.0, 3.1: four times seven bits); 0 where there is none. */
function findTagEnd(bytes: Uint8Array): number {
  if (bytes.length < TAG_HEADER_BYTES || String.fromCharCode(...bytes.subarray(0, 3)) !== "ID3") return 0;
  return bytes.subarray(6, 10).reduce((size, part) => size * 128 + (part & 127), 0) + TAG_HEADER_BYTES;
}

/** The part of a file's start that its parser is given: no more than it needs, and nothing that it stumbles over. */
export function takePart(type: string, bytes: Uint8Array): Uint8Array {
  if (type === "audio/mp4") return takeWholeBoxes(bytes);
  if (type === "audio/ogg") return bytes;
  return bytes.subarray(0, findTagEnd(bytes) + FRAMES_BYTES);
}
