import type { AudioContent, DraftForm, DraftMessage, ListContent } from "@/lib/message/draft";
import { compareSections } from "./compare-sections";
import { type Difference, makeChange } from "./difference";

type Content = ListContent & AudioContent;
const NOTHING: Content = { header: "", body: "", footer: "", button: "", sections: [], audioUrl: "" };
const KINDS = { list: "List menu", audio: "Audio" };
const FIELDS = [
  ["header", "Header"],
  ["body", "Body"],
  ["footer", "Footer"],
  ["button", "Button label"],
  ["audioUrl", "Audio URL"],
] as const;

/** What a draft says; the fields of the kind that is not chosen say nothing. */
function toContent(draft: DraftForm | DraftMessage): Content {
  switch (draft.kind) {
    case "audio":
      return { ...NOTHING, audioUrl: draft.audioUrl };
    case "list": {
      const { header, body, footer, button, sections } = draft;
      return { ...NOTHING, header, body, footer, button, sections };
    }
    default:
      return draft satisfies never;
  }
}

/**
 * What was changed from one version of a message to another, in the order of the composer's fields; empty where both say the same.
 * Rows are told again by id, else by what they say. Recipient and reply id are no part of a version.
 */
export function compareDrafts(
  before: DraftForm | DraftMessage,
  after: DraftForm | DraftMessage,
): Difference[] {
  const [old, now] = [toContent(before), toContent(after)];
  return [
    ...makeChange("kind", "Message type", KINDS[before.kind], KINDS[after.kind]),
    ...FIELDS.flatMap(([field, name]) => makeChange(field, name, old[field], now[field])),
    ...compareSections(old.sections, now.sections),
  ];
}
