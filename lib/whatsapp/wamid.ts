/**
 * What a message ID tells. `user`: the customer, whichever way the message went.
 * `phone`: their digits; null for a business-scoped ID such as US.123.
 * `isCut`: the ID ends before its structure does; "cut off": before the user is readable.
 */
export type WamidReading =
  | { state: "empty" }
  | { state: "cannot tell" }
  | { state: "cut off" }
  | {
      state: "read";
      user: string;
      phone: string | null;
      direction: "inbound" | "outbound" | null;
      isCut: boolean;
    };

export const WAMID_PREFIX = "wamid.";
const BASE64 = /^([a-z0-9+/_-]*)={0,2}(\.{2,}|…)?$/i;
const PHONE = /^\d{7,15}$/;
const USER = /^[\w.:-]+$/;
const KEY_ID = /^[!-~]+$/;
/**
 * Thrift's compact encoding of the struct's head and what follows the user, from public samples.
 */
const HEAD = [0x1c, 0x18];
/** An i32 of 1 in most IDs, or of 10 in some with business-scoped users. */
const VERSIONS = [
  [0x15, 0x02, 0x00],
  [0x15, 0x14, 0x00],
];
const VERSION_BYTES = 3;
const DIRECTIONS: Record<number, "inbound" | "outbound"> = { 0x11: "outbound", 0x12: "inbound" };
const ID = 0x18;
/** Longer than any user seen: 15 digits, or a country, a dot and some 20 digits. */
const MAX_USER_BYTES = 64;

/** Decodes either Base64 alphabet; a last character that is no whole byte is dropped. */
function decode(base64: string): number[] {
  const whole = base64.length % 4 === 1 ? base64.slice(0, -1) : base64;
  const binary = atob(whole.replaceAll("-", "+").replaceAll("_", "/"));
  return Array.from(binary, (unit) => unit.charCodeAt(0));
}

/** Whether `bytes` match `expected` from `at`, as far as they go. */
const hasAt = (bytes: readonly number[], at: number, expected: readonly number[]): boolean =>
  expected.every((byte, index) => at + index >= bytes.length || bytes[at + index] === byte);

/** How many Base64 characters a complete ID has; null if it is truncated or unreadable. */
export function measureWamid(base64: string): number | null {
  const bytes = decode(base64);
  const idAt = HEAD.length + 1 + (bytes[HEAD.length] ?? Infinity) + VERSION_BYTES + 3;
  const id = bytes.slice(idAt, idAt + (bytes[idAt - 1] ?? 0));
  if (!KEY_ID.test(String.fromCharCode(...id))) return null;
  const length = Math.ceil(((idAt + id.length + 1) * 8) / 6);
  const reading = readWamid(WAMID_PREFIX + base64.slice(0, length));
  return reading.state === "read" && !reading.isCut ? length : null;
}

/** Meta documents no structure, so an ID that doesn't decode is "cannot tell", never invalid. */
export function readWamid(text: string): WamidReading {
  const id = text.trim();
  if (id === "") return { state: "empty" };
  const base64 = id.startsWith(WAMID_PREFIX) ? BASE64.exec(id.slice(WAMID_PREFIX.length))?.[1] : undefined;
  const bytes = decode(base64 ?? "");
  if (bytes.length < HEAD.length || !hasAt(bytes, 0, HEAD)) return { state: "cannot tell" };
  const userEnd = HEAD.length + 1 + (bytes[HEAD.length] ?? MAX_USER_BYTES);
  const user = String.fromCharCode(...bytes.slice(HEAD.length + 1, userEnd));
  if (userEnd > bytes.length) {
    const isStart = userEnd <= HEAD.length + 1 + MAX_USER_BYTES && (user === "" || USER.test(user));
    return { state: isStart ? "cut off" : "cannot tell" };
  }
  const way = userEnd + VERSION_BYTES;
  const direction = DIRECTIONS[bytes[way] ?? 0] ?? null;
  const end = way + 3 + (bytes[way + 2] ?? 0);
  const fits =
    USER.test(user) &&
    VERSIONS.some((version) => hasAt(bytes, userEnd, version)) &&
    (way >= bytes.length || direction !== null) &&
    hasAt(bytes, way + 1, [ID]) &&
    hasAt(bytes, end, [0x00]) &&
    bytes.length <= end + 1;
  if (!fits) return { state: "cannot tell" };
  return {
    state: "read",
    user,
    phone: PHONE.test(user) ? user : null,
    direction,
    isCut: bytes.length <= end,
  };
}

/** The key ID in a complete message ID, the same in every spelling; null if unreadable. */
export function readKeyId(text: string): string | null {
  const reading = readWamid(text);
  if (reading.state !== "read" || reading.isCut) return null;
  const bytes = decode(BASE64.exec(text.trim().slice(WAMID_PREFIX.length))?.[1] ?? "");
  const lengthAt = HEAD.length + 1 + reading.user.length + VERSION_BYTES + 2;
  const key = String.fromCharCode(...bytes.slice(lengthAt + 1, lengthAt + 1 + (bytes[lengthAt] ?? 0)));
  return KEY_ID.test(key) ? key : null;
}
