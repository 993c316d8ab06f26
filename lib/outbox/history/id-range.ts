import "server-only";

/** RFC 9562, 5.7: the first 48 bits of a UUID of version 7 are the epoch ms in which it was made. */
const TIME_DIGITS = 12;
export const MAX_TIME_MS = 2 ** 48 - 1;

export const SEND_ID = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/;

/** What no id made at `ms` or later is less than, and every earlier one is. Epoch ms; beyond what an id can hold counts as its end. */
export function toFirstId(ms: number): string {
  const inside = Math.min(Math.max(0, Math.floor(ms)), MAX_TIME_MS);
  const digits = inside.toString(16).padStart(TIME_DIGITS, "0");
  return `${digits.slice(0, 8)}-${digits.slice(8)}-0000-0000-000000000000`;
}

/** When an id was made, in epoch ms. */
export const readIdTime = (id: string): number => Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16);
