import "server-only";
import { setImmediate as nextTurn } from "node:timers/promises";
import { type Actor, assertMay } from "@/lib/accounts/actor/actor";
import { planSearch, selectInOrder } from "@/lib/outbox/history/search-plan";
import type { SendFilter } from "@/lib/outbox/history/send-filter";
import type { SendRow } from "@/lib/outbox/history/summary";
import { streamTexts } from "@/lib/http/export/stream-texts";
import type { Store } from "@/lib/store/store";
import type { ExportFormat } from "@/lib/http/export/answer-file";
import { WRITERS } from "./exported-send";

/** Sends held at once: each may be some kilobytes. */
const PIECE_SENDS = 100;

async function* writeSends(store: Store, filter: SendFilter, format: ExportFormat): AsyncGenerator<string> {
  const { head, write, tail } = WRITERS[format];
  const plan = planSearch(filter);
  let before: string | null = null;
  let isFirst = true;
  yield head;
  for (;;) {
    const start: string | null = before;
    const rows: SendRow[] = await store.query((db) =>
      selectInOrder(db, plan, filter, start).selectAll().limit(PIECE_SENDS).execute(),
    );
    const lines = rows.filter(plan.matches).map((row) => {
      const line = write(row, isFirst);
      isFirst = false;
      return line;
    });
    // Nothing at all too: whoever has gone away is noticed only between two pieces.
    yield lines.join("");
    before = rows.at(-1)?.id ?? null;
    if (rows.length < PIECE_SENDS) break;
    await nextTurn();
  }
  yield tail;
}

/** Every send that matches, newest first, as a file that is written while it is read. */
export function exportSends(
  actor: Actor,
  store: Store,
  filter: SendFilter,
  format: ExportFormat,
): ReadableStream<Uint8Array> {
  assertMay(actor, "look");
  return streamTexts(writeSends(store, filter, format));
}
