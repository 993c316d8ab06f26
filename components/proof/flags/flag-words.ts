import type { DraftForm } from "@/lib/message/draft";
import type { View } from "./flag";
import type { Verdict } from "./judge-text";

const FIELDS: Readonly<Record<string, string>> = {
  header: "Header",
  body: "Body",
  footer: "Footer",
  button: "Button label",
  audioUrl: "Audio URL",
  quote: "Quoted message",
};
const LEAVES: Readonly<Record<string, string>> = { title: "title", description: "description" };

/** A text's name among all of the message's: "Header", "Section 2’s title", "Row 2’s title, Drinks". */
export function toFieldName(field: string, view: View, { sections }: Pick<DraftForm, "sections">): string {
  const [first = "", section, name = "", row, leaf = ""] = field.split(".");
  if (section === undefined)
    return first === "button" && view === "list" ? "Open list’s title" : (FIELDS[first] ?? first);
  const number = Number(section) + 1;
  if (row === undefined) return `Section ${number}’s ${LEAVES[name] ?? name}`;
  const title = sections[Number(section)]?.title.trim();
  return `Row ${Number(row) + 1}’s ${LEAVES[leaf] ?? leaf}, ${title || `section ${number}`}`;
}

/** What became of it: "is cut", "runs over its edge", "wraps to 2 lines". */
export function toVerdictWords(verdict: Verdict): string {
  switch (verdict.kind) {
    case "cut":
      return "is cut";
    case "spills":
      return "runs over its edge";
    case "wraps":
      return `wraps to ${verdict.lines} lines`;
    default:
      return verdict satisfies never;
  }
}

/** The same on the mark beside the text itself, where there is little room. */
export function toSign(verdict: Verdict): string {
  switch (verdict.kind) {
    case "cut":
      return "cut";
    case "spills":
      return "over";
    case "wraps":
      return `${verdict.lines} lines`;
    default:
      return verdict satisfies never;
  }
}
