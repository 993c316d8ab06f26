/**
 * What a WhatsApp message ID says of itself. `user` is the customer's side whichever way the message went; `phone` its
 * digits, null for a business-scoped id such as US.123. `isCut`: the ID ends before its structure does.
 */
export type WamidReading =
  | { state: "empty" }
  | { state: "cannot tell" }
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
/** The struct's head, and what stands between the user and the direction: Thrift's compact encoding, as in public samples. */
const HEAD = [0x1c, 0x18];
const VERSION = [0x15, 0x02, 0x00];
const DIRECTIONS: Record<number, "inbound" | "outbound"> = { 0x11: "outbound", 0x12: "inbound" };
const ID = 0x18;

/** Base64 of either alphabet as bytes; a last character that makes no whole byte is left out. */
function decode(base64: string): number[] {
  const whole = base64.length % 4 === 1 ? base64.slice(0, -1) : base64;
  const binary = atob(whole.replaceAll("-", "+").replaceAll("_", "/"));
  return Array.from(binary, (unit) => unit.charCodeAt(0));
}

/** Whether `bytes` go on with `expected` from `at`, as far as they go. */
const hasAt = (bytes: readonly number[], at: number, expected: readonly number[]): boolean =>
  expected.every((byte, index) => at + index >= bytes.length || bytes[at + index] === byte);

/** Reads a message ID as it was pasted. Meta documents no structure, so what does not decode is "cannot tell", never invalid. */
export function readWamid(text: string): WamidReading {
  const id = text.trim();
  if (id === "") return { state: "empty" };
  const base64 = id.startsWith(WAMID_PREFIX) ? BASE64.exec(id.slice(WAMID_PREFIX.length))?.[1] : undefined;
  if (!base64) return { state: "cannot tell" };
  const bytes = decode(base64);
  const userEnd = HEAD.length + 1 + (bytes[HEAD.length] ?? Infinity);
  if (!hasAt(bytes, 0, HEAD) || userEnd > bytes.length) return { state: "cannot tell" };
  const user = String.fromCharCode(...bytes.slice(HEAD.length + 1, userEnd));
  const way = userEnd + VERSION.length;
  const direction = DIRECTIONS[bytes[way] ?? 0] ?? null;
  const length = bytes[way + 2] ?? 0;
  const end = way + 3 + length;
  const fits =
    USER.test(user) &&
    hasAt(bytes, userEnd, VERSION) &&
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
