import { emptyDraft, emptyRow } from "@/lib/message/draft";
import { INPUT_BOUNDS } from "@/lib/message/limits";
import { normaliseTexts } from "@/lib/message/texts";
import {
  type History,
  HISTORY_BOUNDS,
  makeStep,
  type Step,
  STORED_VERSION,
  withoutEnvelope,
} from "./history";

/** Leaves room for the edits beside the contents. */
const MOST_CHARACTERS = HISTORY_BOUNDS.characters * 2;

/** A sample of the stored shape; each list has one item. */
const CONTENT = {
  ...withoutEnvelope(emptyDraft()),
  sections: [{ title: "", rows: [{ ...emptyRow(), key: "" }], key: "" }],
};
const STEP = { content: CONTENT, edit: { at: 0, kind: "", path: "", words: "" } };
const STORED = { version: STORED_VERSION, past: [STEP], present: STEP, future: [STEP], isOpen: false };
/** Absent from older steps, and from steps without words. */
const OPTIONAL = ["key", "words", "text"];
const EDIT_KINDS: string[] = ["typing", "structure", "replace"] satisfies Step["edit"]["kind"][];
const CONTENT_KINDS: string[] = ["list", "audio", "text"] satisfies Step["content"]["kind"][];

type Fields = Record<string, unknown>;

/** Whether a value has exactly the sample's fields, with the sample's types. */
function hasShape(value: unknown, sample: unknown): boolean {
  if (typeof sample === "number") return Number.isFinite(value);
  if (Array.isArray(sample)) {
    const isList = Array.isArray(value) && value.length <= INPUT_BOUNDS.items;
    return isList && value.every((item) => hasShape(item, sample[0]));
  }
  if (typeof sample !== "object") return typeof value === typeof sample;
  if (typeof value !== "object" || value === null) return false;
  const [fields, known] = [value as Fields, sample as Fields];
  const isThere = (name: string) => !OPTIONAL.includes(name) || fields[name] !== undefined;
  return (
    Object.keys(fields).every((name) => Object.hasOwn(known, name)) &&
    Object.entries(known).every(([name, part]) => !isThere(name) || hasShape(fields[name], part))
  );
}

function readJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}

/** Null for any damage; by hand, not by schema, as it runs before the first keystroke. */
export function parseHistory(json: string): History | null {
  const stored = json.length > MOST_CHARACTERS ? null : readJson(json);
  if (!hasShape(stored, STORED)) return null;
  const { past, present, future, isOpen, version } = stored as History & { version: number };
  const isKnown = ({ content, edit }: Step) =>
    CONTENT_KINDS.includes(content.kind) && EDIT_KINDS.includes(edit.kind);
  if (version !== STORED_VERSION || ![...past, present, ...future].every(isKnown)) return null;
  const toStep = ({ content, edit }: Step) =>
    makeStep(normaliseTexts({ ...content, text: content.text ?? "" }), edit);
  return { past: past.map(toStep), present: toStep(present), future: future.map(toStep), isOpen };
}
