import "server-only";
import type { WebhookSettings } from "@/lib/api/webhooks";
import { recordAudit } from "@/lib/server/audit";
import type { Actor } from "@/lib/server/auth/actor";
import type { Db, Store } from "@/lib/server/db/store";
import { parseEvent } from "@/lib/server/inbox/receive/parse-event";
import { ORGANIZATION_OPTION, projectEvent } from "@/lib/server/inbox/receive/store-event";
import { toDelivery } from "@/lib/server/outbox/ledger/find-deliveries";
import { readAddress, readOption, writeOption } from "./webhook-secrets";

/** A receipt may arrive long before our own answer; after a day nothing claims it. */
const CLAIM_MS = 86_400_000;
const MOST_LISTED = 200;

const select = (db: Db, at: number) =>
  db
    .selectFrom("deliveries")
    .where("is_claimed", "=", 0)
    .where("first_at", "<", at - CLAIM_MS)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom("sends").select("id").whereRef("message_id", "=", "deliveries.wamid"))),
    )
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom("sends").select("id").whereRef("message_key", "=", "deliveries.key_id"))),
    );

const toNumber = (person: string | null): string | null =>
  person?.startsWith("number:") ? `+${person.slice("number:".length)}` : null;

/** Receipts that nothing claimed in 24 hours: the latest ones, and how many there are. */
async function findUnmatched(
  db: Db,
  at: number,
): Promise<Pick<WebhookSettings, "unmatched" | "unmatched_count">> {
  const rows = await select(db, at).selectAll().orderBy("first_at", "desc").limit(MOST_LISTED).execute();
  const unmatched = rows.map((row) => {
    const { state } = toDelivery("accepted", row);
    const known = state === "read" || state === "delivered" || state === "failed" ? state : ("sent" as const);
    return { message_id: row.wamid, number: toNumber(row.person), state: known, at: row.first_at };
  });
  if (rows.length < MOST_LISTED) return { unmatched, unmatched_count: rows.length };
  const { receipts } = await select(db, at)
    .select(({ fn }) => fn.countAll<number>().as("receipts"))
    .executeTakeFirstOrThrow();
  return { unmatched, unmatched_count: Number(receipts) };
}

export const REGISTRATION_OPTION = "webhook_registration";

async function readReceiver(db: Db): Promise<WebhookSettings["receiver"]> {
  const rows = await db
    .selectFrom("webhook_secrets")
    .select(["created_at", "created_by", "expires_at"])
    .orderBy("id", "desc")
    .execute();
  const current = rows.find(({ expires_at }) => expires_at === null);
  if (!current) return null;
  const earlier = rows.map(({ expires_at }) => expires_at ?? 0);
  return {
    created_at: current.created_at,
    created_by: current.created_by,
    earlier_until: Math.max(...earlier) || null,
  };
}

const countEvents = (db: Db) =>
  db
    .selectFrom("inbox_events")
    .select(({ fn }) => ["event_type", "outcome", fn.countAll<number>().as("events")])
    .groupBy(["event_type", "outcome"])
    .execute();

const findSetAside = (db: Db) =>
  db
    .selectFrom("inbox_events")
    .select(({ fn }) => ["organization_id", fn.countAll<number>().as("events"), fn.max("at").as("last_at")])
    .where("outcome", "=", "set aside")
    .groupBy("organization_id")
    .execute();

const findLast = (db: Db) =>
  db.selectFrom("inbox_events").select("at").orderBy("id", "desc").limit(1).executeTakeFirst();

/** How events arrive, for an owner. `at`: epoch ms. Throws a StoreError. */
export const findWebhookSettings = (
  _actor: Actor<"manage">,
  store: Store,
  at: number,
): Promise<WebhookSettings> =>
  store.query(async (db) => {
    const registration = await readOption(db, REGISTRATION_OPTION);
    return {
      receiver: await readReceiver(db),
      address: await readAddress(db),
      organization_id: await readOption(db, ORGANIZATION_OPTION),
      registration: registration === null ? null : (JSON.parse(registration) as { id: string; at: number }),
      last_event_at: (await findLast(db))?.at ?? null,
      counts: (await countEvents(db)).map((row) => ({ ...row, events: Number(row.events) })),
      ...(await findUnmatched(db, at)),
      set_aside: (await findSetAside(db)).map((row) => ({ ...row, events: Number(row.events) })),
    };
  });

const PIECE = 100;

/** Accepts set-aside events in order of arrival, in pieces, so that new events get their turn. */
async function takeIn(store: Store, organizationId: string, now: number): Promise<void> {
  for (;;) {
    const count = await store.transact(async (tx) => {
      const rows = await tx
        .selectFrom("inbox_events")
        .select(["id", "body", "at"])
        .where("outcome", "=", "set aside")
        .where("organization_id", "=", organizationId)
        .orderBy("id")
        .limit(PIECE)
        .execute();
      for (const { id, body, at } of rows) {
        const reading = parseEvent(JSON.parse(body), body, at);
        if (reading.ok) await projectEvent(tx, reading.event, id, now);
        await tx.updateTable("inbox_events").set({ outcome: "taken" }).where("id", "=", id).execute();
      }
      return rows.length;
    });
    if (count < PIECE) return;
  }
}

/** Accepts that organization's events from now on, and those set aside. Throws a StoreError. */
export async function pinOrganization(
  actor: Actor<"manage">,
  store: Store,
  organizationId: string,
  at: number,
): Promise<void> {
  await store.transact(async (tx) => {
    await writeOption(tx, ORGANIZATION_OPTION, organizationId);
    const what = "the organization whose webhook events are accepted";
    await recordAudit(tx, { at, event: "webhook changed", who: actor.email, what, address: actor.address });
  });
  await takeIn(store, organizationId, at);
}
