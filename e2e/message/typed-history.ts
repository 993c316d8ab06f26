import { type DraftForm, emptyDraft } from "@/lib/message/draft";
import { type History } from "@/lib/message/history/history";
import { record } from "@/lib/message/history/record";

export const form = (change: Partial<DraftForm>): DraftForm => ({ ...emptyDraft(), ...change });
export const START = 1_800_000_000_000;
/** Types a text letter by letter into a field, each letter after so many milliseconds. */
export function type(history: History, field: "body" | "header", text: string, everyMs = 100): History {
  const typed = history.present.content[field];
  return Array.from(text).reduce((now, _, at) => {
    const draft = {
      ...now.present.content,
      [field]:
        typed +
        Array.from(text)
          .slice(0, at + 1)
          .join(""),
    };
    return record(now, draft, { at: now.present.edit.at + everyMs, kind: "typing", path: field });
  }, history);
}
