import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { makeAccount } from "@/e2e/store/known-account";
import { openTestStore, STORES } from "@/e2e/store/store-under-test";
import { makeLink } from "@/lib/accounts/links/make-link";
import { createSession } from "@/lib/accounts/session/create-session";
import { IDLE_MS } from "@/lib/accounts/session/session-times";
import { createToken } from "@/lib/accounts/tokens/create-token";
import { takeTurn } from "@/lib/limits/take-turn";
import { sweepAccounts } from "./sweep-accounts";

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
      await makeLink(tx, link, "http://localhost", now - DAY_MS);
      await makeLink(tx, reset, "http://localhost", now - DAY_MS + 60_000);
      await takeTurn(tx, { name: "old", at: now - 60_000, max: 1, windowMs: 60_000 });
      await takeTurn(tx, { name: "young", at: now - 59_000, max: 1, windowMs: 60_000 });
    });
    await sweepAccounts(store, now);
    const count = async (table: "sessions" | "tokens" | "links" | "turns" | "accounts") =>
      (await store.query((db) => db.selectFrom(table).selectAll().execute())).length;
    expect(
      await Promise.all((["sessions", "tokens", "links", "turns", "accounts"] as const).map(count)),
    ).toEqual([1, 2, 1, 1, 1]);
  });
});
