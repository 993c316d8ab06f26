import type { DraftMessage } from "@/lib/message/draft";
import { findText, setText } from "@/lib/message/draft-path";

/**
 * One click that removes a problem. `words`: what it does, as a button says it; `before` and
 * `after`: what is there and what will be; `paths`: the only places that it changes. `apply` leaves
 * a draft as it is in which these places have changed meanwhile.
 */
export type Fix = {
  words: string;
  paths: string[];
  before: string;
  after: string;
  apply: <D extends DraftMessage>(draft: D) => D;
};

export type FixEdit = { path: string; before: string; after: string };

/** A fix that changes texts; the first edit is the one that is shown. */
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
