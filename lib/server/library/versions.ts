import "server-only";
import { sql } from "kysely";
import type { LibraryMessage, SaveOrder, Version, WholeVersion } from "@/lib/api/library";
import { LIBRARY_LIMITS } from "@/lib/api/limits";
import type { Content } from "@/lib/message/message";
import type { Actor } from "@/lib/server/auth/actor";
import { makeId } from "@/lib/server/db/make-id";
import type { Store, Tx } from "@/lib/server/db/store";
import { readContent, readMessage, recordLibrary, toContentColumns } from "./message-row";

const COLUMNS = ["version", "at", "note", "restored_from", "content_hash"] as const;
/** The author's name, or their email if the account is gone or unnamed. */
const AUTHOR = sql<string>`coalesce(nullif(accounts.name, ''), library_versions.author)`.as("author");

/** All versions of a message, newest first; empty if it doesn't exist. Throws StoreErrors. */
export async function findVersions(_actor: Actor, store: Store, id: string): Promise<Version[]> {
  return store.query((db) =>
    db
      .selectFrom("library_versions")
      .leftJoin("accounts", "accounts.email", "library_versions.author")
      .select([...COLUMNS, AUTHOR])
      .where("message_id", "=", id)
      .orderBy("version", "desc")
      .execute(),
  );
}

/** One version with its content. Throws StoreErrors. */
export async function findVersion(
  _actor: Actor,
  store: Store,
  id: string,
  version: number,
): Promise<WholeVersion | null> {
  const row = await store.query((db) =>
    db
      .selectFrom("library_versions")
      .leftJoin("accounts", "accounts.email", "library_versions.author")
      .select([...COLUMNS, "content", AUTHOR])
      .where("message_id", "=", id)
      .where("version", "=", version)
      .executeTakeFirst(),
  );
  return row ? { ...row, content: readContent(row.content) } : null;
}

/** `conflict`: someone else saved `current` first. `full`: no more versions allowed. */
type Saving =
  | { kind: "saved"; message: LibraryMessage }
  | { kind: "conflict"; current: LibraryMessage }
  | { kind: "missing" | "archived" | "full" | "no such version" };

async function findContent(tx: Tx, id: string, order: SaveOrder): Promise<Content | null> {
  if ("content" in order) return order.content;
  const row = await tx
    .selectFrom("library_versions")
    .select("content")
    .where("message_id", "=", id)
    .where("version", "=", order.restore)
    .executeTakeFirst();
  return row ? readContent(row.content) : null;
}

/** Why the version couldn't be saved. */
async function explain(tx: Tx, actor: Actor, id: string): Promise<Saving> {
  const current = await readMessage(tx, actor.accountId, id);
  if (!current) return { kind: "missing" };
  return current.is_archived ? { kind: "archived" } : { kind: "conflict", current };
}

/**
 * Saves new or restored content as the version after `order.from`. `at`: epoch ms. One statement
 * decides between two savers, so neither save is lost. Throws StoreErrors.
 */
export async function createVersion(
  actor: Actor<"send">,
  store: Store,
  id: string,
  order: SaveOrder,
  at: number,
): Promise<Saving> {
  return store.transact(async (tx): Promise<Saving> => {
    if (order.from >= LIBRARY_LIMITS.versions) return { kind: "full" };
    const content = await findContent(tx, id, order);
    const version = order.from + 1;
    const { email } = actor;
    const columns = content ? toContentColumns(content) : null;
    const { numUpdatedRows } = columns
      ? await tx
          .updateTable("library_messages")
          .set({ version, place: makeId(at), changed_by: email, changed_at: at, ...columns })
          .where("id", "=", id)
          .where("version", "=", order.from)
          .where("is_archived", "=", 0)
          .executeTakeFirst()
      : { numUpdatedRows: 0n };
    if (!columns || numUpdatedRows !== 1n) {
      const why = await explain(tx, actor, id);
      return columns || why.kind === "missing" ? why : { kind: "no such version" };
    }
    const restored_from = "restore" in order ? order.restore : null;
    await tx
      .insertInto("library_versions")
      .values({
        ...{ message_id: id, version, at, author: email, note: order.note, restored_from },
        content_hash: columns.content_hash,
        content: JSON.stringify(content),
      })
      .execute();
    const what = restored_from === null ? "" : `, which brings back version ${restored_from}`;
    await recordLibrary(tx, actor, "library message saved", `${id}: version ${version}${what}`, at);
    const message = await readMessage(tx, actor.accountId, id);
    return message ? { kind: "saved", message } : { kind: "missing" };
  });
}
