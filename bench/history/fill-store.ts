import { sql } from "kysely";
import type { StoreKind } from "@/e2e/fixtures/store/store-under-test";
import type { Store, Tx } from "@/lib/server/db/store";
import type { StoredSendState } from "@/lib/server/db/tables";
import { type MadeSend, makeSend } from "./made-send";

const PIECE = 2_000;

const COLUMNS = Object.keys(makeSend(0, { count: 1, days: 1, now: 0 })) as (keyof MadeSend)[];

/** Passes all rows as one JSON parameter: one per value would take minutes for a million sends. */
async function insertSends(tx: Tx, kind: StoreKind, sends: readonly MadeSend[]): Promise<void> {
  const json = JSON.stringify(sends);
  const names = sql.join(COLUMNS.map((name) => sql.ref(name)));
  const values = sql.join(COLUMNS.map((name) => sql`json_extract(value, ${sql.lit(`$.${name}`)})`));
  const rows =
    kind === "libSQL"
      ? sql`select ${values} from json_each(${json})`
      : sql`select ${names} from json_populate_recordset(null::sends, ${json}::json)`;
  await sql`insert into sends (${names}) ${rows}`.execute(tx);
}

const EVENTS: readonly (readonly [
  version: number,
  from: StoredSendState | null,
  to: StoredSendState | null,
])[] = [
  [1, null, "queued"],
  [2, "queued", "sending"],
  [3, "sending", null],
];

/** Inserts as many events for each send from `first` to `last` as its version says. */
async function insertEvents(tx: Tx, first: string, last: string): Promise<void> {
  for (const [version, from, to] of EVENTS)
    await sql`insert into send_events (send_id, version, at, from_state, to_state, why, who)
      select id, ${sql.lit(version)}, created_at, ${from === null ? sql`null` : sql.lit(from)},
        ${to === null ? sql.ref("state") : sql.lit(to)}, 'made', 'Menuet'
      from sends where id >= ${first} and id <= ${last} and version >= ${sql.lit(version)}`.execute(tx);
}

/** Fills a store with generated sends and events, then runs `analyze` for PostgreSQL's planner. */
export async function fillStore(
  store: Store,
  kind: StoreKind,
  plan: { count: number; days: number; now: number },
): Promise<void> {
  for (let start = 0; start < plan.count; start += PIECE) {
    const length = Math.min(PIECE, plan.count - start);
    const sends = Array.from({ length }, (_, at) => makeSend(start + at, plan));
    await store.transact(async (tx) => {
      await insertSends(tx, kind, sends);
      await insertEvents(tx, sends[0]?.id ?? "", sends.at(-1)?.id ?? "");
    });
  }
  await store.query((db) =>
    sql`insert into batches
      (id, idempotency_key, fingerprint, author, is_paused, is_cancelled, total, skipped, created_at)
      select batch_id, batch_id, '', min(author), 0, 0, count(*), '[]', min(created_at)
      from sends where batch_id is not null group by batch_id`.execute(db),
  );
  if (kind === "PostgreSQL") await store.query((db) => sql`analyze`.execute(db));
}
