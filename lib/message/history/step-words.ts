import { compareDrafts, type Difference, FIELD_NAMES, nameSection } from "@/lib/message/compare-drafts";
import { type DraftContent, type Step, toWholeDraft } from "./history";

const LEAVES: Readonly<Record<string, string>> = { title: "title", description: "description", id: "ID" };

/** A draft path in words: "Body", "Section 2, title", "Drinks, row 2, title". */
export function toPlaceWords(path: string, { sections }: Pick<DraftContent, "sections">): string {
  const [field = "", section, name = "", row, leaf = ""] = path.split(".");
  if (section === undefined) return FIELD_NAMES[field] ?? "the message";
  const s = Number(section);
  if (row === undefined) return `Section ${s + 1}, ${LEAVES[name] ?? name}`;
  return `${nameSection(sections, s)}, row ${Number(row) + 1}, ${LEAVES[leaf] ?? leaf}`;
}

/** "Row “Cola”", "Row 3", "Section “Drinks”": by its title, or by its place if it has none. */
function nameItem({ path, before, after }: Difference): string {
  const [, section, , row] = path.split(".");
  const title = (before ?? after ?? "").trim();
  const noun = row === undefined ? "Section" : "Row";
  return title === "" ? `${noun} ${Number(row ?? section) + 1}` : `${noun} “${title}”`;
}

const isRow = ({ path }: Difference) => path.includes(".rows.");

/** What was done to rows and sections; a section's own rows aren't mentioned with it. */
function toStructureWords(found: readonly Difference[]): string | null {
  const items = found.filter(({ change }) => change !== "changed");
  const sections = items.filter((item) => !isRow(item));
  const told = sections.length > 0 ? sections : items;
  const [first] = told;
  if (!first) return null;
  if (told.length === 1) return `${nameItem(first)} ${first.change}`;
  const isOneKind = told.every(({ change }) => change === first.change);
  const noun = sections.length > 0 ? "sections" : "rows";
  return isOneKind ? `${told.length} ${noun} ${first.change}` : null;
}

/** What was done between two states, found by comparing them. */
function compareStates(before: DraftContent, after: DraftContent): string {
  const found = compareDrafts(toWholeDraft(before), toWholeDraft(after));
  const [first] = found;
  if (before.kind !== after.kind)
    return { audio: "Changed to audio", list: "Changed to a list menu", text: "Changed to text" }[after.kind];
  const structure = toStructureWords(found);
  if (structure !== null) return structure;
  if (!first) return "Small change";
  return found.length === 1 ? `${first.place} changed` : `${found.length} changes`;
}

/** An edit as a line of a list: "Typing in Body"; `before`: the state it was made in, if known. */
export function toStepWords({ content, edit }: Step, before: DraftContent | undefined): string {
  if (edit.words !== undefined) return edit.words;
  if (edit.kind === "typing") return `Typing in ${toPlaceWords(edit.path, content)}`;
  if (before === undefined) return "The earliest saved state";
  return compareStates(before, content);
}

/** An edit's words in the middle of a sentence. */
export const inSentence = (words: string): string => words.replace(/^Typing/, "typing");
