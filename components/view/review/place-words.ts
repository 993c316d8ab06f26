import type { Content } from "@/lib/message/content";

const FIELDS: Record<string, string> = {
  "": "Whole message",
  header: "Header",
  body: "Body",
  footer: "Footer",
  button: "Button label",
  audioUrl: "Audio URL",
};
const PARTS: Record<string, string> = { title: "", description: ", description", id: ", ID" };

/** What a place in a message is called: "Header", "Section 2 title", "Section 1, row 3". */
export function toPlaceWords(place: string): string {
  const [, section, , row, part = "title"] = place.split(".");
  if (section === undefined) return FIELDS[place] ?? "Whole message";
  const name = `Section ${Number(section) + 1}`;
  return row === undefined ? `${name} title` : `${name}, row ${Number(row) + 1}${PARTS[part] ?? ""}`;
}

const MAX_TITLE = 24;
const quote = (title: string): string =>
  title.trim() === "" ? "" : `: ${title.trim().slice(0, MAX_TITLE).toWellFormed()}`;

export type PlaceOption = { value: string; name: string };
const toOption = (value: string, words = ""): PlaceOption => ({ value, name: toPlaceWords(value) + words });

/** The places of a message that a comment can be about, in the order in which they are read. */
export function findPlaces(content: Content): PlaceOption[] {
  if (content.kind === "audio") return ["", "audioUrl"].map((place) => toOption(place));
  const { sections, ...texts } = content;
  const fields = (["header", "body", "footer", "button"] as const).filter(
    (name) => texts[name].trim() !== "",
  );
  return [
    ...["", ...fields].map((place) => toOption(place)),
    ...sections.flatMap(({ title, rows }, s) => [
      ...(title.trim() === "" ? [] : [toOption(`sections.${s}.title`, quote(title))]),
      ...rows.map((row, r) => toOption(`sections.${s}.rows.${r}.title`, quote(row.title))),
    ]),
  ];
}
