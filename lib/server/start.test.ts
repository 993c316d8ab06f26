import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { makeAccount } from "@/e2e/fixtures/store/known-account";
import { openTestStore, STORES } from "@/e2e/fixtures/store/store-under-test";
import { createSession, IDLE_MS } from "@/lib/server/auth/sessions";
import { makeOneTimeLink } from "@/lib/server/auth/one-time-links";
import { createToken } from "@/lib/server/auth/own-tokens";
import { DEVICE_LIFE_MS, rememberDevice } from "@/lib/server/auth/devices";
import { consumeLimit } from "@/lib/server/http/rate-limit";
import { sweepAccounts } from "./start";

const DAY_MS = 86_400_000;
const CLIENT = { address: "192.0.2.1", browser: "" };

describe.each(STORES)("the sweep on %s", (kind) => {
  let opened: Awaited<ReturnType<typeof openTestStore>>;
  beforeAll(async () => void (opened = await openTestStore(kind)));
  afterAll(() => opened.destroy());

  test("deletes what is over, and nothing that holds", async () => {
    const { store } = opened;
    const now = Date.now();
    const id = await makeAccount(store, "owner");
    const order = { name: "x", role: "owner" } as const;
    const link = { kind: "set-up", role: "owner", madeBy: "" } as const;
    const reset = { kind: "reset", accountId: id, role: "owner", madeBy: "" } as const;
    await store.transact(async (tx) => {
      await createSession(tx, id, CLIENT, now - IDLE_MS);
      await createSession(tx, id, CLIENT, now - IDLE_MS + 60_000);
      await createToken(tx, id, { ...order, days: 1 }, now - DAY_MS);
      await createToken(tx, id, { ...order, days: 2 }, now - DAY_MS);
      await createToken(tx, id, { ...order, days: null }, now - 1_000 * DAY_MS);
      await rememberDevice(tx, id, null, now - DEVICE_LIFE_MS);
      await rememberDevice(tx, id, null, now - DEVICE_LIFE_MS + 60_000);
      await makeOneTimeLink(tx, link, "http://localhost", now - DAY_MS);
      await makeOneTimeLink(tx, reset, "http://localhost", now - DAY_MS + 60_000);
      await consumeLimit(tx, { name: "old", at: now - 60_000, max: 1, windowMs: 60_000 });
      await consumeLimit(tx, { name: "young", at: now - 59_000, max: 1, windowMs: 60_000 });
    });
    await sweepAccounts(store, now);
    const count = async (table: "sessions" | "tokens" | "links" | "turns" | "accounts" | "devices") =>
      (await store.query((db) => db.selectFrom(table).selectAll().execute())).length;
    expect(
      await Promise.all(
        (["sessions", "tokens", "links", "turns", "accounts", "devices"] as const).map(count),
      ),
    ).toEqual([1, 2, 1, 1, 1, 1]);
  });
});
