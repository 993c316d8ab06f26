import * as z from "zod/mini";
import { type DraftForm, type DraftMessage, emptyDraft } from "@/lib/message/draft";
import { INPUT_BOUNDS } from "@/lib/message/limits";

/** Base64url without padding (RFC 4648, section 5); only for a few KB, spread over one call. */
export function formatBase64url(bytes: Uint8Array): string {
  const text = btoa(String.fromCharCode(...bytes));
  return text.replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

/** Parses `formatBase64url`'s text; null for any other, also a second spelling of its bytes. */
export function parseBase64url(text: string): Uint8Array<ArrayBuffer> | null {
  if (!/^[\w-]*$/.test(text) || text.length % 4 === 1) return null;
  const raw = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  const bytes = Uint8Array.from(raw, (character) => character.charCodeAt(0));
  return formatBase64url(bytes) === text ? bytes : null;
}

const POLYNOMIAL = 0xedb88320;

/** CRC-32 (as in gzip), four bytes, big-endian; it detects damage, not tampering. */
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

const streamOf = (bytes: Uint8Array<ArrayBuffer>) => new Blob([bytes]).stream();

/** Compresses bytes (raw deflate, RFC 1951). */
export async function deflate(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const packed = streamOf(bytes).pipeThrough(new CompressionStream("deflate-raw"));
  return new Uint8Array(await new Response(packed).arrayBuffer());
}

type Inflation = Uint8Array<ArrayBuffer> | "broken" | "too large";

/** Counts while inflating: a tiny text that unfolds to gigabytes costs at most `max` bytes. */
async function inflate(bytes: Uint8Array<ArrayBuffer>, max: number): Promise<Inflation> {
  const reader = streamOf(bytes).pipeThrough(new DecompressionStream("deflate-raw")).getReader();
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  try {
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      size += read.value.length;
      if (size > max) {
        await reader.cancel();
        return "too large";
      }
      chunks.push(read.value);
    }
  } catch {
    return "broken";
  }
  return new Uint8Array(await new Blob(chunks).arrayBuffer());
}

const text = z.string().check(z.maxLength(INPUT_BOUNDS.characters));
/** For sections, and for rows per section: five times FlowIQ's limit. */
export const MOST_ITEMS = 50;
/** Counted before any item is checked: thousands of wrong ones must not each be reported. */
const list = <T extends z.ZodMiniType>(item: T) =>
  z.pipe(z.array(z.unknown()).check(z.maxLength(MOST_ITEMS)), z.array(item));

/** id, title, description, isIdOwn */
const row = z.tuple([text, text, text, z.boolean()]);
/** title, rows */
const section = z.tuple([text, list(row)]);

/** What a link carries, by position to stay short; it has no place for recipient or reply id. */
const wireSchema = z.union([
  z.tuple([z.literal("list"), text, text, text, text, list(section)]),
  z.tuple([z.literal("audio"), text]),
  z.tuple([z.literal("text"), text]),
]);
type Wire = z.output<typeof wireSchema>;

/** Only the chosen kind's fields: the others aren't shown, so they aren't shared. */
function toWire(draft: DraftMessage): Wire {
  switch (draft.kind) {
    case "audio":
      return ["audio", draft.audioUrl];
    case "text":
      return ["text", draft.text];
    case "list": {
      const { header, body, footer, button, sections } = draft;
      const toRow = ({ id, title, description, isIdOwn }: (typeof sections)[number]["rows"][number]) =>
        [id, title, description, isIdOwn] satisfies z.output<typeof row>;
      return [
        "list",
        header,
        body,
        footer,
        button,
        sections.map(({ title, rows }) => [title, rows.map(toRow)]),
      ];
    }
    default:
      return draft satisfies never;
  }
}

/** A form with only what a link carried; null if that isn't a message. */
function parseWire(value: unknown): DraftForm | null {
  const parsed = wireSchema.safeParse(value);
  if (!parsed.success) return null;
  const wire = parsed.data;
  if (wire[0] === "audio") return { ...emptyDraft(), kind: "audio", audioUrl: wire[1] };
  if (wire[0] === "text") return { ...emptyDraft(), kind: "text", text: wire[1] };
  const [kind, header, body, footer, button, sections] = wire;
  return {
    ...emptyDraft(),
    ...{ kind, header, body, footer, button },
    sections: sections.map(([title, rows]) => ({
      title,
      rows: rows.map(([id, rowTitle, description, isIdOwn]) => ({
        id,
        title: rowTitle,
        description,
        isIdOwn,
      })),
    })),
  };
}

/** `code`: characters, so that a fragment stays under 8 KB; `unfolded`: bytes of JSON. */
export const SHARE_BOUNDS = { code: 8000, unfolded: 131_072 } as const;

const VERSION = "1";
/** Ends in a letter: programs that find links in text drop a trailing underscore or hyphen. */
const END = "z";
const CODE = /^(\d{1,4})\.(.*)$/s;
const CHECKSUM_BYTES = 4;

const refuse = (why: string) => ({ ok: false as const, why });
const DAMAGED = refuse("This link is damaged or incomplete. Ask for it again");
const NO_MESSAGE = refuse("This link doesn’t contain a valid message");
const TOO_MUCH = refuse("This link contains a message that is too large");
const TOO_LARGE = refuse("This message is too large for a link");

export type ShareWriting = { ok: true; code: string } | { ok: false; why: string };
export type ShareReading = { ok: true; form: DraftForm } | { ok: false; why: string };

/**
 * A draft, valid or not, as text: "1." and base64url of a checksum and deflated JSON.
 * Leaves out the recipient, the reply id and the other kinds' fields.
 * Fails with `why`, in words, if it is too large.
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

/** The deflated bytes of a code without its version; null if a single bit has changed. */
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
 * Parses `formatShareCode`'s text into a form without recipient and reply id.
 * Anything else (another version, damaged, cut, too large) gives `why`, in words.
 * Never throws, and never takes long.
 */
export async function parseShareCode(text: string): Promise<ShareReading> {
  const code = text.trim();
  if (code.length > SHARE_BOUNDS.code) return refuse("This link is too long for a message");
  const [, version, rest = ""] = CODE.exec(code) ?? [];
  if (version === undefined) return refuse("This link doesn’t contain a message from Menuet");
  if (version !== VERSION) {
    return refuse(`This link has version ${version}. This Menuet opens only version ${VERSION}`);
  }
  const packed = readPacked(rest);
  if (packed === null) return DAMAGED;
  const unfolded = await inflate(packed, SHARE_BOUNDS.unfolded);
  if (unfolded === "too large") return TOO_MUCH;
  if (unfolded === "broken") return DAMAGED;
  const form = parseWire(readJson(unfolded));
  return form === null ? NO_MESSAGE : { ok: true, form };
}
