import { sql } from "kysely";
import type { StoreKind } from "@/e2e/fixtures/store/store-under-test";
import { foldText } from "@/lib/server/library/message-row";
import type { Store } from "@/lib/server/db/store";
import { makeMessage } from "./made-message";

const PIECE = 500;

/** Fills a library with generated messages, then runs `analyze` for PostgreSQL's planner. */
export async function fillLibrary(
  store: Store,
  kind: StoreKind,
  plan: { count: number; now: number },
): Promise<void> {
  for (let start = 0; start < plan.count; start += PIECE) {
    const length = Math.min(PIECE, plan.count - start);
    const made = Array.from({ length }, (_, at) => makeMessage(start + at, plan));
    const tags = made.flatMap(({ message }) =>
      (JSON.parse(message.tags) as string[]).map((name) => ({
        tag: foldText(name),
        message_id: message.id,
        name,
      })),
    );
    await store.transact(async (tx) => {
      await tx
        .insertInto("library_messages")
        .values(made.map(({ message }) => message))
        .execute();
      await tx
        .insertInto("library_versions")
        .values(made.map(({ version }) => version))
        .execute();
      await tx.insertInto("library_tags").values(tags).execute();
    });
  }
  if (kind === "PostgreSQL") await store.query((db) => sql`analyze`.execute(db));
}
