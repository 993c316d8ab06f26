import { findAudioUrlFault, findExtension } from "@/lib/message/audio";
import { findAudioExpiry, formatExpiry } from "@/lib/message/audio-expiry";
import { findAudioPage } from "@/lib/message/audio-page";
import { countRows, type DraftMessage, type DraftSection } from "@/lib/message/draft";
import { listTexts } from "@/lib/message/draft-path";
import { LIMITS } from "@/lib/message/limits";
import { isEmptyText } from "@/lib/message/texts";
import { holdsEmoji } from "./formatting";
import type { Known, Warning } from "./warning";

const PLACEHOLDER = /\{\{[^{}]*\}\}/;
const MOST_QUOTED = 40;
/** A star, which some vendors refuse even alone, or a pair of the other marks. */
const MARKS = /\*|([_~`])\S(?:.*\S)?\1/;

const mild = (code: string, path: string, message: string): Warning => ({
  path,
  source: "menuet",
  message,
  code,
  isLikelyRefused: false,
});

function findButtonWarnings(button: string): Warning[] {
  const emoji = "Some WhatsApp providers refuse emoji in a button label. Send a test first";
  const marks =
    "A button label shows marks such as *bold* as plain text. Some WhatsApp providers refuse them";
  return [
    ...(holdsEmoji(button) ? [mild("emoji-in-button", "button", emoji)] : []),
    ...(MARKS.test(button) ? [mild("marks-in-button", "button", marks)] : []),
  ];
}

/** Probable mistakes in texts: placeholders, and markup that some providers refuse in a button. */
export function findTextWarnings(draft: DraftMessage): Warning[] {
  const placeholders = listTexts(draft).flatMap(({ path, text }) => {
    const [found] = PLACEHOLDER.exec(text) ?? [];
    if (found === undefined) return [];
    const quoted = found.length > MOST_QUOTED ? `${found.slice(0, MOST_QUOTED).toWellFormed()}…` : found;
    return [mild("placeholder", path, `“${quoted}” will be sent as written. Replace it with the real text`)];
  });
  return [...(draft.kind === "list" ? findButtonWarnings(draft.button) : []), ...placeholders];
}

const refused = (code: string, path: string, message: string): Warning => ({
  path,
  source: "whatsapp",
  message,
  code,
  isLikelyRefused: true,
});

function findRowWarnings(sections: readonly DraftSection[]): Warning[] {
  const found: Warning[] = [];
  const titles = new Set<string>();
  sections.forEach((section, s) =>
    section.rows.forEach((row, r) => {
      const path = `sections.${s}.rows.${r}`;
      const title = row.title.trim();
      if (!isEmptyText(title) && titles.has(title)) {
        const words = `Another row has the title “${title}”. WhatsApp will most likely refuse the list`;
        found.push(refused("duplicate-row-title", `${path}.title`, words));
      }
      titles.add(title);
      const length = row.id.trim().length;
      if (length > LIMITS.rowId.max) {
        const words = `Row ID is ${length} of ${LIMITS.rowId.max} characters. WhatsApp will most likely refuse it`;
        found.push(refused("row-id-too-long", `${path}.id`, words));
      }
    }),
  );
  return found;
}

/**
 * The four limits where WhatsApp is stricter than FlowIQ (Meta's list page, refused real sends).
 */
export function findListWarnings(sections: readonly DraftSection[]): Warning[] {
  const found = findRowWarnings(sections);
  const rows = countRows(sections);
  const { max } = LIMITS.rowsInAll;
  if (rows > max) {
    const words = `${rows} rows in all. WhatsApp will most likely refuse a list with more than ${max}`;
    found.push(refused("too-many-rows-in-all", "sections", words));
  }
  if (sections.length < 2) return found;
  sections.forEach((section, s) => {
    if (!isEmptyText(section.title)) return;
    const words =
      "No section title. WhatsApp will most likely refuse several sections unless each has a title";
    found.push(refused("missing-section-title", `sections.${s}.title`, words));
  });
  return found;
}

const LOCAL_NAME =
  /(?:^|\.)(?:localhost|local|internal|intranet|lan|home|corp|private|home\.arpa|test|invalid|onion)$/;
/**
 * This host, private networks, carrier NAT, link-local and loopback (RFC 1122, 1918, 6598, 3927).
 */
const PRIVATE_IPV4 =
  /^(?:0|10|127|169\.254|192\.168|172\.(?:1[6-9]|2\d|3[01])|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7]))\./;
/** Loopback, unspecified and mapped IPv4, unique local (RFC 4193) and link-local (RFC 4291). */
const PRIVATE_IPV6 = /^\[(?:::|f[cd]|fe[89ab])/;

/** Whether a `URL.hostname` is local. A hint, not a guard: a public name may resolve privately. */
function isPrivateHost(hostname: string): boolean {
  const host = hostname.replace(/\.$/, "");
  if (host.startsWith("[")) return PRIVATE_IPV6.test(host);
  return !host.includes(".") || LOCAL_NAME.test(host) || PRIVATE_IPV4.test(host);
}

/** Neither among Meta's accepted types (aac, amr, mp3, m4a, ogg) nor ambiguous. */
const REFUSED_EXTENSIONS = new Set(
  "wav wave flac webm weba opus wma aif aiff aifc caf au mid midi ape alac mka mkv mov avi".split(" "),
);

const about = (code: string, source: Warning["source"], message: string): Warning => ({
  path: "audioUrl",
  source,
  message,
  code,
  isLikelyRefused: false,
});

const startsWithVowel = (name: string): boolean => /^(?:[AEI]|iCloud|X$)/.test(name);
const A_DAY_MS = 24 * 3_600_000;

/** Stops a send if a presigned URL has expired: FlowIQ couldn't download the file. */
export function findExpired(audioUrl: string, { now }: Known): Warning[] {
  const at = findAudioExpiry(audioUrl);
  if (at === null || at > now) return [];
  return [about("audio-expired", "menuet", `This URL expired on ${formatExpiry(at)}. Get a new one`)];
}

function findAddressWarnings(audioUrl: string, { now }: Known): Warning[] {
  const found: Warning[] = [];
  const page = findAudioPage(audioUrl);
  if (page?.is === "page") {
    const words = `This is ${startsWithVowel(page.name) ? "an" : "a"} ${page.name} page, not a file. Use the URL of the audio file itself`;
    found.push({ ...about("audio-page", "menuet", words), isLikelyRefused: true });
  }
  if (page?.is === "shared") {
    const words = `${page.name} serves this file only if anyone with the link can open it. Check the audio before you send`;
    found.push(about("audio-shared", "menuet", words));
  }
  const expiresAt = findAudioExpiry(audioUrl);
  if (expiresAt !== null && expiresAt > now && expiresAt - now <= A_DAY_MS) {
    const words = `This URL expires on ${formatExpiry(expiresAt)}. Send the message before then`;
    found.push(about("audio-expires-soon", "menuet", words));
  }
  return found;
}

/** Warnings from the URL alone. Doesn't check the file. */
export function findAudioWarnings(audioUrl: string, known: Known): Warning[] {
  if (findAudioUrlFault(audioUrl) !== null || audioUrl.trim() === known.sampleUrl) return [];
  const url = new URL(audioUrl.trim());
  const found = findAddressWarnings(audioUrl, known);
  if (isPrivateHost(url.hostname)) {
    const words = `FlowIQ can't reach ${url.hostname}, which exists only on this machine or network. Use a public URL`;
    found.push(about("audio-not-public", "flowiq", words));
  }
  const extension = findExtension(audioUrl);
  if (REFUSED_EXTENSIONS.has(extension)) {
    const words = `WhatsApp doesn't accept .${extension} audio. Use .aac, .amr, .mp3, .m4a or .ogg (Opus, mono)`;
    found.push(about("audio-type-refused", "whatsapp", words));
  }
  if (url.protocol === "http:") {
    const words =
      "This URL starts with http://, so the file can be changed in transit. Use https:// if the host supports it";
    found.push(about("audio-not-https", "menuet", words));
  }
  return found;
}
