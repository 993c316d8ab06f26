import type { AudioContent, DraftMessage, ListContent, TextContent } from "./draft";

/** A draft's text, with its path and its field's name in the composer. */
export type NamedText = { path: string; name: string; text: string };

type KindContent =
  ({ kind: "list" } & ListContent) | ({ kind: "audio" } & AudioContent) | ({ kind: "text" } & TextContent);

/** Every text of the chosen kind, in the order of the composer's fields. */
export function listTexts(draft: KindContent): NamedText[] {
  switch (draft.kind) {
    case "audio":
      return [{ path: "audioUrl", name: "Audio URL", text: draft.audioUrl }];
    case "text":
      return [{ path: "text", name: "Text", text: draft.text }];
    case "list":
      return [
        { path: "header", name: "Header", text: draft.header },
        { path: "body", name: "Body", text: draft.body },
        { path: "footer", name: "Footer", text: draft.footer },
        { path: "button", name: "Button label", text: draft.button },
        ...draft.sections.flatMap(({ title, rows }, s) => [
          { path: `sections.${s}.title`, name: "Section title", text: title },
          ...rows.flatMap((row, r) => [
            { path: `sections.${s}.rows.${r}.title`, name: "Row title", text: row.title },
            { path: `sections.${s}.rows.${r}.description`, name: "Description", text: row.description },
            { path: `sections.${s}.rows.${r}.id`, name: "Row ID", text: row.id },
          ]),
        ]),
      ];
    default:
      return draft satisfies never;
  }
}

type Fields = Record<string, unknown>;

const findStep = (value: unknown, step: string): unknown =>
  typeof value === "object" && value !== null && Object.hasOwn(value, step)
    ? (value as Fields)[step]
    : undefined;

/** The text at a draft path ("sections.0.rows.1.title"); null if there is none. */
export function findText(draft: object, path: string): string | null {
  const value = path.split(".").reduce(findStep, draft as unknown);
  return typeof value === "string" ? value : null;
}

function setAt(value: unknown, [step, ...rest]: readonly string[], text: string): unknown {
  if (step === undefined) return text;
  const inner = setAt(findStep(value, step), rest, text);
  return Array.isArray(value) ? value.with(Number(step), inner) : { ...(value as Fields), [step]: inner };
}

/** Replaces the text at a path; returns the content unchanged if there is none. */
export const setTextAt = <C extends object>(content: C, path: string, text: string): C =>
  findText(content, path) === null ? content : (setAt(content, path.split("."), text) as C);

/** Replaces the text at a draft path; returns the draft unchanged if there is none. */
export const setText = <D extends DraftMessage>(draft: D, path: string, text: string): D =>
  setTextAt(draft, path, text);
