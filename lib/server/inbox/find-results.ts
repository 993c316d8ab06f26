import "server-only";
import { sql } from "kysely";
import type { ContentResults, Results } from "@/lib/api/results";
import { hashContent } from "@/lib/message/content-hash";
import type { Payload } from "@/lib/message/payload";
import type { Actor } from "@/lib/server/auth/actor";
import type { Db, Store } from "@/lib/server/db/store";
import { toCsvRow } from "@/lib/server/http/answer-file";
import { answerJson } from "@/lib/server/http/problem";
import { readContent } from "@/lib/server/library/message-row";
import { countFunnel, type SendGroup } from "@/lib/server/outbox/ledger/find-deliveries";

const countPicks = (db: Db, { column, value }: SendGroup) =>
  db
    .selectFrom("inbox_picks")
    .innerJoin("sends", "sends.id", "inbox_picks.send_id")
    .select(({ fn }) => [
      "row_id",
      fn.countAll<number>().as("picks"),
      sql<number>`count(distinct inbox_picks.conversation_id)`.as("people"),
    ])
    .where(`sends.${column}`, "=", value)
    .groupBy("row_id")
    .execute();

/** A list's rows in order; none for other messages. */
function findRows(payload: Payload | null): { id: string; title: string }[] {
  if (payload?.message_type !== "interactive") return [];
  return payload.interactive.sections.flatMap(({ rows }) => rows.map(({ id, title }) => ({ id, title })));
}

async function countContent(
  db: Db,
  group: SendGroup,
  { version, rows }: { version: number | null; rows: { id: string; title: string }[] },
): Promise<ContentResults> {
  const picks = await countPicks(db, group);
  const ofRow = (id: string | null) => picks.find(({ row_id }) => row_id === id);
  const known = new Set(rows.map(({ id }) => id));
  // A reply may name a row that the list lacks: nobody can say which one it was.
  const unclear = picks.filter(({ row_id }) => row_id === null || !known.has(row_id));
  return {
    version,
    funnel: await countFunnel(db, group),
    rows: rows.map((row) => ({
      ...row,
      people: Number(ofRow(row.id)?.people ?? 0),
      picks: Number(ofRow(row.id)?.picks ?? 0),
    })),
    unclear: unclear.reduce((sum, row) => sum + Number(row.picks), 0),
  };
}

/** A saved message's results by version, latest first; null if unknown. Throws a StoreError. */
export const findMessageResults = (_actor: Actor, store: Store, id: string): Promise<Results | null> =>
  store.query(async (db) => {
    const versions = await db
      .selectFrom("library_versions")
      .select(["version", "content"])
      .where("message_id", "=", id)
      .orderBy("version", "desc")
      .execute();
    if (versions.length === 0) return null;
    const contents: ContentResults[] = [];
    const counted = new Set<string>();
    for (const { version, content: json } of versions) {
      const content = readContent(json);
      const value = hashContent(content);
      // An earlier version with the same content is the same message.
      if (counted.has(value)) continue;
      counted.add(value);
      const rows =
        content.kind === "list"
          ? content.sections.flatMap((section) =>
              section.rows.map(({ id, title }) => ({ id: id.trim(), title })),
            )
          : [];
      contents.push(await countContent(db, { column: "content_fingerprint", value }, { version, rows }));
    }
    return { contents };
  });

/** A batch's results; null if it is unknown. Throws a StoreError. */
export const findBatchResults = (_actor: Actor, store: Store, id: string): Promise<Results | null> =>
  store.query(async (db) => {
    const batch = await db.selectFrom("batches").select("id").where("id", "=", id).executeTakeFirst();
    if (!batch) return null;
    const send = await db
      .selectFrom("sends")
      .select("payload")
      .where("batch_id", "=", id)
      .limit(1)
      .executeTakeFirst();
    const rows = findRows(send ? (JSON.parse(send.payload) as Payload) : null);
    return { contents: [await countContent(db, { column: "batch_id", value: id }, { version: null, rows })] };
  });

const COLUMNS = ["version", "what", "row_id", "title", "people", "picks"];
const STEPS = ["accepted", "sent", "delivered", "read", "failed", "picked"] as const;

function toCsv({ contents }: Results): string {
  const lines = contents.flatMap(({ version, funnel, rows, unclear }) => {
    const of = version === null ? "" : String(version);
    return [
      ...STEPS.map((step) => [of, step, "", "", String(funnel[step]), ""]),
      ...rows.map(({ id, title, people, picks }) => [of, "row", id, title, String(people), String(picks)]),
      [of, "unclear", "", "", "", String(unclear)],
    ];
  });
  return [COLUMNS, ...lines].map(toCsvRow).join("");
}

/** Results as JSON, or as CSV with a line for each step of the funnel and for each row. */
export function answerResults(results: Results, format: "csv" | undefined): Response {
  if (format === undefined) return answerJson(200, results);
  return new Response(toCsv(results), {
    headers: {
      "Cache-Control": "no-store",
      "Content-Type": "text/csv; charset=utf-8; header=present",
      "Content-Disposition": `attachment; filename="menuet-results.csv"`,
      "X-Content-Type-Options": "nosniff",
    },
  });
}
