import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { makeAccount } from "@/e2e/fixtures/store/known-account";
import { openTestStore, STORES } from "@/e2e/fixtures/store/store-under-test";
import type { Role } from "@/lib/api/role";
import type { Store } from "@/lib/server/db/store";
import { createToken, findToken } from "./own-tokens";

const DAY_MS = 86_400_000;

describe.each(STORES)("whoever looks for a token on %s", (kind) => {
  let opened: Awaited<ReturnType<typeof openTestStore>>;
  let store: Store;
  beforeAll(async () => {
    opened = await openTestStore(kind);
    store = opened.store;
  });
  afterAll(() => opened.destroy());

  const change = (id: string, set: { role?: Role; is_active?: number }) =>
    store.query((db) => db.updateTable("accounts").set(set).where("id", "=", id).execute());
  const issue = (id: string, role: Role, days: number | null = null) =>
    store.query((db) => createToken(db, id, { name: "x", role, days }, Date.now()));

  test("follows a token's account: what it loses the token loses, and what it gains the token does not", async () => {
    const id = await makeAccount(store, "sender");
    const { secret } = await issue(id, "sender");
    const roleAt = async () => (await findToken(store, secret, Date.now()))?.account.role;
    expect(await roleAt()).toBe("sender");
    await change(id, { role: "viewer" });
    expect(await roleAt()).toBe("viewer");
    await change(id, { role: "owner" });
    expect(await roleAt()).toBe("sender");
    await change(id, { is_active: 0 });
    expect(await roleAt()).toBeUndefined();
  });

  test("knows no token after its last day", async () => {
    const id = await makeAccount(store, "sender");
    const { secret } = await issue(id, "sender", 2);
    expect(await findToken(store, secret, Date.now() + 2 * DAY_MS - 60_000)).not.toBeNull();
    expect(await findToken(store, secret, Date.now() + 2 * DAY_MS)).toBeNull();
  });

  test("keeps of a token no more than a hash, which is none itself", async () => {
    const { id, secret } = await issue(await makeAccount(store, "sender"), "sender");
    const row = await store.query((db) =>
      db.selectFrom("tokens").selectAll().where("id", "=", id).executeTakeFirstOrThrow(),
    );
    expect(JSON.stringify(row)).not.toContain(secret.slice("menuet_".length));
    expect(await findToken(store, row.hash, Date.now())).toBeNull();
    expect(await findToken(store, `menuet_${row.hash.slice(0, 43)}`, Date.now())).toBeNull();
  });

  test("writes down at most once a minute that a credential is in use", async () => {
    const { id, secret } = await issue(await makeAccount(store, "sender"), "sender");
    const at = Date.now();
    const readUse = async (when: number) => {
      await findToken(store, secret, when);
      const row = await store.query((db) =>
        db.selectFrom("tokens").select("used_at").where("id", "=", id).executeTakeFirst(),
      );
      return row?.used_at;
    };
    expect(await readUse(at)).toBe(at);
    expect(await readUse(at + 59_999)).toBe(at);
    expect(await readUse(at + 60_000)).toBe(at + 60_000);
  });
});
