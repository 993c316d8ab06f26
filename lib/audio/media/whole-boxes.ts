import "server-only";

const HEADER_BYTES = 8;
const LARGE_HEADER_BYTES = 16;

/**
 * The boxes at the start of an MP4 file that are there whole (ISO 14496-12, 4.2): the parser refuses a file whose last one is cut,
 * and what it needs mostly stands before the sound itself.
 */
export function takeWholeBoxes(bytes: Uint8Array): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = 0;
  while (end + HEADER_BYTES <= bytes.length) {
    const short = view.getUint32(end);
    const isLarge = short === 1 && end + LARGE_HEADER_BYTES <= bytes.length;
    const size = isLarge ? Number(view.getBigUint64(end + HEADER_BYTES)) : short;
    if (size < HEADER_BYTES || end + size > bytes.length) break;
    end += size;
  }
  return bytes.subarray(0, end);
}
