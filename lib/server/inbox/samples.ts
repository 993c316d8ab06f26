import "server-only";
import { sql } from "kysely";
import type { Actor } from "@/lib/server/auth/actor";
import type { Store } from "@/lib/server/db/store";
import { readSettings } from "@/lib/server/flowiq/env";
import { makeWamid } from "@/lib/server/flowiq/sandbox-reference";
import { eraseConversation } from "./person-data";
import { toNumberKey } from "@/lib/server/inbox/receive/find-conversation";
import { indexName } from "@/lib/server/inbox/thread/index-terms";
import { type EventBody, makeReceived, postEvent } from "./post-event";

const OPTION = "inbox_samples";
const MINUTE_MS = 60_000;

/**
 * Numbers in +1 202 555 01xx belong to nobody. Each line starts with how many minutes ago it was.
 */
const SAMPLES = [
  {
    ...{ digits: "12025550151", name: "Amara Okafor" },
    lines: [
      [14, "in", "Hi! Are you open on Sunday?"],
      [12, "in", "And do you have a table for six?"],
    ],
  },
  {
    ...{ digits: "12025550152", name: "Luis Fernández" },
    lines: [
      [190, "in", "Hola, my order hasn’t arrived yet."],
      [189, "out", "Thanks for writing! A colleague will answer you soon."],
      [171, "in", "It’s number 4711."],
    ],
  },
  {
    ...{ digits: "12025550153", name: "Mei Tan" },
    lines: [
      [2_900, "in", "Could you send me the menu again, please?"],
      [2_895, "out", "Of course. We’re closed now and will send it tomorrow."],
    ],
  },
] as const;

type Sample = (typeof SAMPLES)[number];

function toEvent(
  digits: string,
  [minutes, direction, message]: Sample["lines"][number],
  now: number,
): EventBody {
  const at = now - minutes * MINUTE_MS;
  const isIn = direction === "in";
  const messageId = makeWamid(digits, isIn ? "inbound" : "outbound");
  const received = makeReceived({ messageId, digits, at }, { message });
  return isIn
    ? received
    : { ...received, event_type: "sent_message", sender_type: "bot-whatsapp", message_status: "sent" };
}

/** Whether this is the first visit; one statement settles a race. */
async function takeFirstVisit(store: Store, now: number): Promise<boolean> {
  return store.transact(async (tx) => {
    const taken = await tx
      .insertInto("options")
      .values({ name: OPTION, value: String(now) })
      .onConflict((conflict) => conflict.column("name").doNothing())
      .returning("name")
      .executeTakeFirst();
    const known = await tx.selectFrom("conversations").select("id").limit(1).executeTakeFirst();
    return taken !== undefined && known === undefined;
  });
}

/**
 * Adds three sample conversations once, to an empty sandbox. `now`: epoch ms. Throws a StoreError.
 */
export async function seedSamples(store: Store, now: number): Promise<void> {
  if (readSettings().mode !== "sandbox") return;
  const known = await store.query((db) =>
    db.selectFrom("options").select("value").where("name", "=", OPTION).executeTakeFirst(),
  );
  if (known || !(await takeFirstVisit(store, now))) return;
  for (const { digits, name, lines } of SAMPLES) {
    for (const line of lines) await postEvent(store, toEvent(digits, line, now), now);
    await store.transact(async (tx) => {
      const row = await tx
        .selectFrom("conversation_keys")
        .select("conversation_id as id")
        .where("key", "=", toNumberKey(digits))
        .executeTakeFirst();
      if (!row) return;
      await tx.updateTable("conversations").set({ name, is_sample: 1 }).where("id", "=", row.id).execute();
      await indexName(tx, row.id, name);
    });
  }
}

/** Removes the sample conversations and all their data. Throws a StoreError. */
export async function removeSamples(_actor: Actor<"send">, store: Store, now: number): Promise<void> {
  const samples = await store.query((db) =>
    db.selectFrom("conversations").select("id").where("is_sample", "=", sql.lit(1)).execute(),
  );
  for (const { id } of samples) await store.transact((tx) => eraseConversation(tx, id, now));
  store.notify();
}
