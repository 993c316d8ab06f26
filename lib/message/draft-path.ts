import type { DraftMessage } from "./draft";

type Fields = Record<string, unknown>;

const findStep = (value: unknown, step: string): unknown =>
  typeof value === "object" && value !== null && Object.hasOwn(value, step)
    ? (value as Fields)[step]
    : undefined;

/** The text at a draft path ("sections.0.rows.1.title"); null where there is none. */
export function findText(draft: Partial<DraftMessage>, path: string): string | null {
  const value = path.split(".").reduce(findStep, draft as unknown);
  return typeof value === "string" ? value : null;
}

function setAt(value: unknown, [step, ...rest]: readonly string[], text: string): unknown {
  if (step === undefined) return text;
  const inner = setAt(findStep(value, step), rest, text);
  return Array.isArray(value) ? value.with(Number(step), inner) : { ...(value as Fields), [step]: inner };
}

/** The draft with another text at a path; as it is where there is no text. */
export const setText = <D extends DraftMessage>(draft: D, path: string, text: string): D =>
  findText(draft, path) === null ? draft : (setAt(draft, path.split("."), text) as D);
