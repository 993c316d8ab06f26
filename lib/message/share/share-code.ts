import type { DraftForm, DraftMessage } from "@/lib/message/draft";
import { formatBase64url, parseBase64url } from "./base64url";
import { countChecksum } from "./checksum";
import { deflate, inflate } from "./deflate";
import { parseWire, toWire } from "./wire";

/** `code`: characters, so that a whole fragment with other keys in it stays under 8 KB. `unfolded`: bytes of JSON. */
export const SHARE_BOUNDS = { code: 8000, unfolded: 131_072 } as const;

const VERSION = "1";
/** A letter at the end: programs that find links in text leave out an underscore or a hyphen there. */
const END = "z";
const CODE = /^(\d{1,4})\.(.*)$/s;
const CHECKSUM_BYTES = 4;

const refuse = (why: string) => ({ ok: false as const, why });
const DAMAGED = refuse("This link is damaged or cut short. Ask for it again");
const NO_MESSAGE = refuse("This link holds something that is no message");
const TOO_MUCH = refuse("This link holds more than a message can be");
const TOO_LARGE = refuse("This message is too large for a link");

export type ShareWriting = { ok: true; code: string } | { ok: false; why: string };
export type ShareReading = { ok: true; form: DraftForm } | { ok: false; why: string };

/**
 * A draft, valid or not, as a short text for a fragment: "1." and base64url of a checksum and deflated JSON. Without its
 * recipient, its reply id and the fields of the kind that is not chosen. `why`, in words: it is too large.
 */
export async function formatShareCode(draft: DraftForm | DraftMessage): Promise<ShareWriting> {
  const wire = toWire(draft);
  const json = new TextEncoder().encode(JSON.stringify(wire));
  if (json.length > SHARE_BOUNDS.unfolded || parseWire(wire) === null) return TOO_LARGE;
  const packed = await deflate(json);
  if (packed.length > SHARE_BOUNDS.code) return TOO_LARGE;
  const code = `${VERSION}.${formatBase64url(new Uint8Array([...countChecksum(packed), ...packed]))}${END}`;
  return code.length > SHARE_BOUNDS.code ? TOO_LARGE : { ok: true, code };
}

/** The deflated bytes of a code's text after its version; null where a single bit of them is not as it was written. */
function readPacked(text: string): Uint8Array<ArrayBuffer> | null {
  const bytes = text.endsWith(END) ? parseBase64url(text.slice(0, -END.length)) : null;
  if (bytes === null || bytes.length <= CHECKSUM_BYTES) return null;
  const packed = bytes.slice(CHECKSUM_BYTES);
  return countChecksum(packed).every((byte, at) => byte === bytes[at]) ? packed : null;
}

function readJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    return null;
  }
}

/**
 * Reads `formatShareCode`'s text into a form with an empty recipient and reply id. Everything else (another version, a
 * damaged or cut link, one that unfolds too far, rubbish) gives `why` in words; it never throws and never takes long.
 */
export async function parseShareCode(text: string): Promise<ShareReading> {
  const code = text.trim();
  if (code.length > SHARE_BOUNDS.code) return refuse("This link is longer than a link to a message can be");
  const [, version, rest = ""] = CODE.exec(code) ?? [];
  if (version === undefined) return refuse("This link holds no message of Menuet’s");
  if (version !== VERSION) {
    return refuse(`This link is of version ${version}, and this Menuet reads version ${VERSION} only`);
  }
  const packed = readPacked(rest);
  if (packed === null) return DAMAGED;
  const unfolded = await inflate(packed, SHARE_BOUNDS.unfolded);
  if (unfolded === "too large") return TOO_MUCH;
  if (unfolded === "broken") return DAMAGED;
  const form = parseWire(readJson(unfolded));
  return form === null ? NO_MESSAGE : { ok: true, form };
}
