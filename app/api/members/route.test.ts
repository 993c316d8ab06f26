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

const NOBODY = "01a20f19-f75d-7000-8137-b8ebb1860d6a";

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
    const { POST } = await route.member();
    const reset = await owner.ask(POST, "POST", { action: "reset-password" }, senderId);
    expect([reset.status, await reset.json()]).toMatchObject([404, { title: "No such active account" }]);
    expect(await change(senderId, { is_active: true, role: "owner" })).toBe(204);
    expect((await signIn(sender, "sipho@acme.example", PASSWORD)).status).toBe(200);
  });

  test("get a link for a new password, or are signed out everywhere", async () => {
    const { members } = await (await owner.ask((await route.members()).GET, "GET")).json();
    const { id } = members.find((member: { email: string }) => member.email === "sipho@acme.example");
    const { POST } = await route.member();
    const act = (action: string, whose = id) => owner.ask(POST, "POST", { action }, whose);
    const reset = await act("reset-password");
    expect(reset.status).toBe(201);
    expect(newOneTimeLinkSchema.parse(await reset.json()).expires_at).toBeGreaterThan(Date.now());
    expect((await me(sender)).status).toBe(200);
    expect((await act("end-sessions")).status).toBe(204);
    expect((await me(sender)).status).toBe(401);
    const events = await store.query((db) =>
      db.selectFrom("audit_entries").select(["event", "what"]).orderBy("id", "desc").limit(2).execute(),
    );
    expect(events).toEqual([
      { event: "session ended", what: "1 of sipho@acme.example" },
      { event: "reset link made", what: "sipho@acme.example" },
    ]);
    const missing = await act("end-sessions", NOBODY);
    expect([missing.status, await missing.json()]).toMatchObject([404, { title: "No such account" }]);
    expect((await act("reset-password", NOBODY)).status).toBe(404);
    expect((await act("delete")).status).toBe(422);
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
