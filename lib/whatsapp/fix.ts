import type { DraftMessage } from "@/lib/message/draft";
import { findText, setText } from "@/lib/message/draft-path";

/**
 * A one-click fix. `words`: its button label; `before`, `after`: the change to preview.
 * `paths`: all it changes. If those have changed meanwhile, `apply` returns the draft as it is.
 */
export type Fix = {
  words: string;
  paths: string[];
  before: string;
  after: string;
  apply: <D extends DraftMessage>(draft: D) => D;
};

export type FixEdit = { path: string; before: string; after: string };

/** A fix that changes texts; the first edit is the one shown. */
export function makeTextFix(words: string, first: FixEdit, ...others: FixEdit[]): Fix {
  const edits = [first, ...others];
  return {
    words,
    paths: edits.map(({ path }) => path),
    before: first.before,
    after: first.after,
    apply: (draft) =>
      edits.every(({ path, before }) => findText(draft, path) === before)
        ? edits.reduce((changed, { path, after }) => setText(changed, path, after), draft)
        : draft,
  };
}
