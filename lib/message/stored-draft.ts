import { type DraftForm, type DraftRow, type DraftSection, emptyDraft, emptySection } from "./draft";
import { normaliseTexts } from "./texts";

/** A draft in browser storage; no recipient or reply id, as both hold a customer's number. */
export type StoredDraft = {
  /** Names the draft in its sends' idempotency keys. */
  id: string;
  /** Counts how often a person asked to send this draft again. */
  attempt: number;
  /** Epoch milliseconds. */
  savedAt: number;
  form: DraftForm;
  /** What a person calls it; absent if it has no name. */
  name?: string;
};

const VERSION = 1;

export function formatStoredDraft({ form, ...rest }: StoredDraft): string {
  return JSON.stringify({ version: VERSION, ...rest, form: { ...form, recipient: "", replyTo: "" } });
}

type Fields = Record<string, unknown>;
const isFields = (value: unknown): value is Fields => typeof value === "object" && value !== null;
const toFields = (value: unknown): Fields => (isFields(value) ? value : {});
const toText = (value: unknown): string => (typeof value === "string" ? value : "");
const toNumber = (value: unknown): number => (Number.isSafeInteger(value) ? Number(value) : 0);
const toItems = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

const toKey = (value: unknown): { key?: string } => (typeof value === "string" ? { key: value } : {});

function toRow(value: unknown): DraftRow {
  const { id, title, description, isIdOwn, key } = toFields(value);
  return {
    id: toText(id),
    title: toText(title),
    description: toText(description),
    isIdOwn: isIdOwn === true,
    ...toKey(key),
  };
}

function toSection(value: unknown): DraftSection {
  const { title, rows, key } = toFields(value);
  return { title: toText(title), rows: toItems(rows).map(toRow), ...toKey(key) };
}

/**
 * Parses `formatStoredDraft`'s text; null if it is another version, or no draft.
 * By hand, not by schema: it runs before the first keystroke, and damage must cost one field only.
 */
export function readStoredDraft(text: string): StoredDraft | null {
  let stored: Fields;
  try {
    stored = toFields(JSON.parse(text));
  } catch {
    return null;
  }
  if (stored.version !== VERSION || toText(stored.id) === "" || !isFields(stored.form)) return null;
  const { kind, header, body, footer, button, sections, audioUrl, text: plainText } = stored.form;
  return {
    id: toText(stored.id),
    attempt: toNumber(stored.attempt),
    savedAt: toNumber(stored.savedAt),
    ...(toText(stored.name) !== "" && { name: toText(stored.name) }),
    form: normaliseTexts({
      ...emptyDraft(),
      kind: kind === "audio" || kind === "text" ? kind : "list",
      header: toText(header),
      body: toText(body),
      footer: toText(footer),
      button: toText(button),
      sections: Array.isArray(sections) ? sections.map(toSection) : [emptySection()],
      audioUrl: toText(audioUrl),
      text: toText(plainText),
    }),
  };
}
