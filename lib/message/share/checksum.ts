const POLYNOMIAL = 0xedb88320;

/** CRC-32 (as in gzip) as four bytes, the highest first. It tells damage, not intent: anyone can make a fitting one. */
export function countChecksum(bytes: Uint8Array): Uint8Array {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? POLYNOMIAL : 0);
  }
  const sum = new Uint8Array(4);
  new DataView(sum.buffer).setUint32(0, ~crc);
  return sum;
}
