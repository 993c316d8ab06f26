import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  type Browser,
  makeAccounts,
  me,
  ORIGIN,
  OWNER,
  PASSWORD,
  route,
  signIn,
  SLOW_MS,
} from "@/e2e/fixtures/accounts-under-test";
import { STORES } from "@/e2e/fixtures/store/store-under-test";
import { newOneTimeLinkSchema } from "@/lib/api/members";
import { offerSetUp } from "@/lib/server/auth/one-time-links";
import type { Store } from "@/lib/server/db/store";

describe.each(STORES)("accounts on %s", { timeout: SLOW_MS }, (kind) => {
  const { owner, sender, open, end, useLink, findLeaks } = makeAccounts(kind);
  let store: Store;
  beforeAll(async () => {
    store = await open();
    const url = await offerSetUp(store, ORIGIN, Date.now());
    await useLink(owner, url, { email: OWNER, name: "Thandi", password: PASSWORD });
    const order = { email: "sipho@acme.example", role: "sender" };
    const made = await owner.ask((await route.invitations()).POST, "POST", order);
    const link = newOneTimeLinkSchema.parse(await made.json());
    await useLink(sender, link.url, { name: "Sipho", password: PASSWORD });
  }, SLOW_MS);
  afterAll(end);
  // Runs before `end`: no secret may leak here either, as in the journey of app/api/auth.
  afterAll(async () => expect(await findLeaks()).toMatchObject({ kept: [], told: [] }));

  test("that are deactivated are out at once; the last owner stays", async () => {
    const list = await (await owner.ask((await route.members()).GET, "GET")).json();
    const find = (email: string): string =>
      list.members.find((member: { email: string }) => member.email === email).id;
    const change = async (id: string, order: object) =>
      (await owner.ask((await route.member()).PUT, "PUT", order, id)).status;
    const [ownId, senderId] = [find(OWNER), find("sipho@acme.example")];
    expect(await change(ownId, { role: "sender" })).toBe(409);
    expect(await change(ownId, { is_active: false })).toBe(409);
    expect(await change(senderId, { is_active: false })).toBe(204);
    expect((await me(sender)).status).toBe(401);
    expect((await signIn(sender, "sipho@acme.example", PASSWORD)).status).toBe(401);
    const reset = (await route.reset()).POST;
    expect((await owner.ask(reset, "POST", {}, senderId)).status).toBe(404);
    expect(await change(senderId, { is_active: true, role: "owner" })).toBe(204);
    expect((await signIn(sender, "sipho@acme.example", PASSWORD)).status).toBe(200);
  });

  test("of two owners who leave at the same time one stays", async () => {
    const { members } = await (await owner.ask((await route.members()).GET, "GET")).json();
    const [one, two] = members.map((member: { id: string }) => member.id);
    const leave = async (browser: Browser, id: string) =>
      (await browser.ask((await route.member()).PUT, "PUT", { role: "viewer" }, id)).status;
    const statuses = await Promise.all([leave(owner, one), leave(sender, two)]);
    expect(statuses.filter((status) => status === 204)).toHaveLength(1);
    const owners = await store.query((db) =>
      db.selectFrom("accounts").select("id").where("role", "=", "owner").execute(),
    );
    expect(owners).toHaveLength(1);
  });
});
