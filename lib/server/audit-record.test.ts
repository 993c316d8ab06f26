import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openTestStore, STORES } from "@/e2e/fixtures/store/store-under-test";
import { recordAudit } from "@/lib/server/audit";

describe.each(STORES)("the audit log on %s", (kind) => {
  let opened: Awaited<ReturnType<typeof openTestStore>>;
  beforeAll(async () => {
    opened = await openTestStore(kind);
    await opened.store.query((db) =>
      recordAudit(db, { at: 1, event: "signed in", who: "a@b.example", what: "", address: "127.0.0.1" }),
    );
  });
  afterAll(() => opened.destroy());

  test("keeps what it is told", async () => {
    const rows = await opened.store.query((db) => db.selectFrom("audit_entries").selectAll().execute());
    expect(rows).toMatchObject([{ at: 1, event: "signed in", who: "a@b.example", address: "127.0.0.1" }]);
  });

  test("lets nobody change or delete an entry, not even by the database itself", async () => {
    const change = opened.store.query((db) => db.updateTable("audit_entries").set({ who: "" }).execute());
    await expect(change).rejects.toThrow("only appended to");
    const removal = opened.store.query((db) => db.deleteFrom("audit_entries").execute());
    await expect(removal).rejects.toThrow("only appended to");
    expect(await opened.store.query((db) => db.selectFrom("audit_entries").select("who").execute())).toEqual([
      { who: "a@b.example" },
    ]);
  });
});
