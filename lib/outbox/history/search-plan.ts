import "server-only";
import type { Db } from "@/lib/store/store";
import { toFirstId } from "./id-range";
import type { SendFilter } from "./send-filter";
import type { SummaryRow } from "./summary";

/** What a row is looked at for, where no index answers it. */
export type Checked = Pick<SummaryRow, "state" | "recipient" | "words">;

/**
 * How sends are found: in the order of one index, with at most one condition that the index answers, and each row then looked at
 * with `matches`. `isExact`: the index answers all of it, and no row needs a look.
 */
export type SearchPlan = {
  by: { column: "batch_id" | "recipient" | "state"; value: string } | null;
  isExact: boolean;
  matches: (row: Checked) => boolean;
};

/** Letters alike in every script, whichever database holds them: neither database's own comparison is. */
const fold = (text: string): string => text.normalize("NFC").toLowerCase();

/** The filter that leaves the fewest sends comes first; the others are checks. */
function findIndexed({ batch, recipient, state }: SendFilter): SearchPlan["by"] {
  if (batch !== undefined) return { column: "batch_id", value: batch };
  if (recipient && "whole" in recipient) return { column: "recipient", value: recipient.whole };
  return state === undefined ? null : { column: "state", value: state };
}

export function planSearch(filter: SendFilter): SearchPlan {
  const by = findIndexed(filter);
  const checks: ((row: Checked) => boolean)[] = [];
  const { state, recipient, text } = filter;
  if (state !== undefined && by?.column !== "state") checks.push((row) => row.state === state);
  if (recipient && "part" in recipient) checks.push((row) => row.recipient.includes(recipient.part));
  if (recipient && "whole" in recipient && by?.column !== "recipient")
    checks.push((row) => row.recipient === recipient.whole);
  if (text !== undefined) {
    const wanted = fold(text);
    checks.push((row) => fold(row.words).includes(wanted));
  }
  return { by, isExact: checks.length === 0, matches: (row) => checks.every((check) => check(row)) };
}

/** The sends that the plan's index finds, newest first, from `before` on downwards. A time range is a range of ids. */
export function selectInOrder(db: Db, { by }: SearchPlan, { from, to }: SendFilter, before: string | null) {
  let query = db.selectFrom("sends").orderBy("id", "desc");
  if (by) query = query.where(by.column, "=", by.value);
  if (before !== null) query = query.where("id", "<", before);
  if (to !== undefined) query = query.where("id", "<", toFirstId(to + 1));
  return from === undefined ? query : query.where("id", ">=", toFirstId(from));
}
