import { hashPayload, toShownHash } from "@/lib/message/content-hash";
import { countRows, type DraftList, type DraftMessage } from "@/lib/message/draft";
import { LIMITS, type Limit } from "@/lib/message/limits";
import { toMessage } from "@/lib/message/message";
import { parseUrl } from "@/lib/message/parse-url";
import { toPayload } from "@/lib/message/payload";
import { toSlug } from "@/lib/message/row-id";
import { countCharacters, cutText, isEmptyText } from "@/lib/message/texts";

/** A picture's margin text. No recipient and no reply id: both contain a customer's number. */
export type PictureCaption = {
  name: string;
  /** The look, or the looks, in words: "iOS, dark, largest text". */
  look: string;
  /** Further facts about the look. */
  details: readonly string[];
  /** How much of each limit is used: "Body 44/1024", "4 of 10 rows". */
  limits: readonly string[];
  /** See `toShownHash`. */
  hash: string;
};

const NAME_MAX = 60;
const FILE_MAX = 80;

const formatCount = (name: string, text: string, { max }: Limit): string[] => {
  const count = countCharacters(text);
  return isEmptyText(text) ? [] : [`${name} ${count}/${max}${count > max ? " (over)" : ""}`];
};

const countItems = (count: number, max: number, noun: string): string =>
  `${count} of ${max} ${noun}${count > max ? " (over)" : ""}`;

const toListLimits = ({ header, body, footer, button, sections }: DraftList): string[] => [
  ...formatCount("Header", header, LIMITS.header),
  ...formatCount("Body", body, LIMITS.body),
  ...formatCount("Footer", footer, LIMITS.footer),
  ...formatCount("Button", button, LIMITS.button),
  countItems(sections.length, LIMITS.sections.max, "sections"),
  countItems(countRows(sections), LIMITS.rowsInAll.max, "rows"),
];

/** The last segment of a URL's path, else its host. Query and fragment may be secrets. */
function toAudioName(audioUrl: string): string {
  const url = parseUrl(audioUrl);
  return url?.pathname.split("/").findLast((part) => part !== "") ?? url?.host ?? "";
}

const toFirstLine = (text: string): string =>
  text
    .split("\n")
    .map((line) => line.trim())
    .find((line) => line !== "") ?? "";

function toName(draft: DraftMessage): string {
  switch (draft.kind) {
    case "audio":
      return toAudioName(draft.audioUrl.trim()) || "Audio without a URL";
    case "text":
      return toFirstLine(draft.text) || "Empty text";
    case "list":
      return toFirstLine(draft.header) || toFirstLine(draft.body) || "Empty list";
    default:
      return draft satisfies never;
  }
}

function toLimits(draft: DraftMessage): readonly string[] {
  switch (draft.kind) {
    case "audio":
      return formatCount("Audio URL", draft.audioUrl, LIMITS.audioUrl);
    case "text":
      return formatCount("Text", draft.text, LIMITS.text);
    case "list":
      return toListLimits(draft);
    default:
      return draft satisfies never;
  }
}

/** A draft's caption. `look`: its name in words; `details`: what doesn't fit into a file name. */
export function toPictureCaption(
  draft: DraftMessage,
  look: string,
  details: readonly string[] = [],
): PictureCaption {
  const name = toName(draft);
  const short = cutText(name, NAME_MAX);
  return {
    name: short === name ? name : `${short.trimEnd()}…`,
    look,
    details,
    limits: toLimits(draft),
    hash: toShownHash(hashPayload(toPayload(toMessage(draft)))),
  };
}

/** Joins facts so that lines break between them and not within. */
const joinFacts = (facts: readonly string[]): string =>
  facts.map((fact) => fact.replaceAll(" ", "\u00a0")).join("\u00a0· ");

/** The margin's lines, the name first. `timeZone`: an IANA name, else the machine's own. */
export function formatCaption(caption: PictureCaption, madeAt: Date, timeZone?: string): string[] {
  const date = new Intl.DateTimeFormat("en-GB", {
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    timeZoneName: "short",
    timeZone,
  });
  return [
    caption.name,
    caption.look,
    joinFacts(caption.details),
    joinFacts(caption.limits),
    joinFacts([date.format(madeAt), `content ${caption.hash}`, "Menuet, a likeness of WhatsApp"]),
  ].filter((line) => line !== "");
}

/** The picture's file name: its content, its look, and the hash that tells two drafts apart. */
export const toPictureFileName = ({ name, look, hash }: PictureCaption): string =>
  `${cutText(toSlug(`${name} ${look}`), FILE_MAX)}-${hash}.png`;
