import "server-only";
import { makeWebhookSchema, ROTATION_MS } from "@/lib/api/webhooks";
import { recordAudit } from "@/lib/server/audit";
import { hashSecret, isSameText, makeSecret } from "@/lib/server/auth/secret";
import { makeId } from "@/lib/server/db/make-id";
import { prepareQuery } from "@/lib/server/db/prepare-query";
import { openServerStore } from "@/lib/server/db/server-store";
import type { Db, Store, Tx } from "@/lib/server/db/store";
import { isStoreError } from "@/lib/server/db/store-error";
import { readAppOrigin, SettingsError } from "@/lib/server/settings";

const SECRET = /^[\w-]{43}$/;
const PATH = "/api/hooks/flowiq/";

const live = prepareQuery((db, { at }: { at: number }) =>
  db
    .selectFrom("webhook_secrets")
    .select("hash")
    .where(({ or, eb }) => or([eb("expires_at", "is", null), eb("expires_at", ">", at)])),
);

/** Whether it is the current secret, or the previous one within its hour. In constant time. */
export async function isWebhookSecret(store: Store, given: string, at: number): Promise<boolean> {
  const rows = await store.query((db) => live.all(db, { at }));
  const hash = hashSecret(given);
  return rows.map((row) => isSameText(row.hash, hash)).some(Boolean) && SECRET.test(given);
}

/** The secret in a receiver's URL; null if it isn't one. */
export const findSecret = (url: string): string | null => {
  const { pathname } = new URL(url);
  const secret = pathname.slice(pathname.lastIndexOf("/") + 1);
  return pathname.endsWith(`${PATH}${secret}`) && SECRET.test(secret) ? secret : null;
};

const ADDRESS = "webhook_address";

export async function readOption(db: Db | Tx, name: string): Promise<string | null> {
  const row = await db.selectFrom("options").select("value").where("name", "=", name).executeTakeFirst();
  return row?.value ?? null;
}

export async function writeOption(tx: Tx, name: string, value: string): Promise<void> {
  await tx
    .insertInto("options")
    .values({ name, value })
    .onConflict((conflict) => conflict.column("name").doUpdateSet({ value }))
    .execute();
}

export const readAddress = (db: Db | Tx): Promise<string | null> => readOption(db, ADDRESS);

type Maker = { email: string; address: string };

/**
 * Makes a secret and returns the receiver's URL, shown only once: just its hash is stored. The
 * previous secret works for another hour. `address`: where FlowIQ reaches this server; null keeps
 * the last one, else `appOrigin`. Throws a StoreError.
 */
export const makeWebhook = (
  store: Store,
  maker: Maker,
  { address, appOrigin }: { address: string | null; appOrigin: string },
  at: number,
): Promise<string> =>
  store.transact(async (tx) => {
    const secret = makeSecret();
    await tx.deleteFrom("webhook_secrets").where("expires_at", "<=", at).execute();
    await tx
      .updateTable("webhook_secrets")
      .set({ expires_at: at + ROTATION_MS })
      .where("expires_at", "is", null)
      .execute();
    await tx
      .insertInto("webhook_secrets")
      .values({
        ...{ id: makeId(at), hash: hashSecret(secret), created_by: maker.email, created_at: at },
        expires_at: null,
      })
      .execute();
    if (address !== null) await writeOption(tx, ADDRESS, address);
    const what = "the webhook receiver's secret was made; an earlier one works for another hour";
    await recordAudit(tx, { at, event: "webhook changed", who: maker.email, what, address: maker.address });
    const base = address ?? (await readAddress(tx)) ?? appOrigin;
    return `${base.replace(/\/+$/, "")}${PATH}${secret}`;
  });

/** Deletes every secret at once, so that the receiver accepts nothing. */
export const stopWebhook = (store: Store, maker: Maker, at: number): Promise<void> =>
  store.transact(async (tx) => {
    await tx.deleteFrom("webhook_secrets").execute();
    const what = "the webhook receiver was stopped";
    await recordAudit(tx, { at, event: "webhook changed", who: maker.email, what, address: maker.address });
  });

const USAGE = `npm run webhook -- new [address]
  makes the receiver's URL and shows it once; an earlier one works for another hour
  address: where FlowIQ reaches this server, e.g. https://hooks.example.com`;

/** Runs the console's webhook command and returns its output. */
export async function runWebhookConsole(
  words: string[],
  open: () => Store = openServerStore,
): Promise<{ text: string; isWell: boolean }> {
  const [command, address, ...others] = words;
  const read = makeWebhookSchema.safeParse(address === undefined ? {} : { address });
  if (command !== "new" || !read.success || others.length > 0) return { text: USAGE, isWell: false };
  try {
    const where = { address: read.data.address ?? null, appOrigin: readAppOrigin() };
    const url = await makeWebhook(open(), { email: "", address: "console" }, where, Date.now());
    return { text: `Register this URL with FlowIQ. It is shown this once:\n${url}`, isWell: true };
  } catch (error) {
    if (!(error instanceof SettingsError) && !isStoreError(error)) throw error;
    return { text: error.message, isWell: false };
  }
}
