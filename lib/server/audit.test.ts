import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { explainQueries } from "@/e2e/fixtures/store/explain-queries";
import { admitForTest } from "@/e2e/fixtures/store/known-account";
import { openTestStore, STORES } from "@/e2e/fixtures/store/store-under-test";
import { makeId } from "@/lib/server/db/make-id";
import { exportAudit, findAudit, PAGE_ENTRIES, recordAudit } from "./audit";

const OWNER = admitForTest("owner");
const START = Date.UTC(2026, 10, 27);
/** More than two pages, and more than one chunk of an export. */
const ENTRIES = 520;
const FORMULA = '=HYPERLINK("https://evil.example")';

describe.each(STORES)("the audit log on %s", (kind) => {
  let opened: Awaited<ReturnType<typeof openTestStore>>;
  beforeAll(async () => {
    opened = await openTestStore(kind);
    await opened.store.transact(async (tx) => {
      for (let count = 0; count < ENTRIES; count++)
        await recordAudit(tx, {
          ...{ at: START + count, who: OWNER.email, what: `number ${count}`, address: "192.0.2.1" },
          event: count % 5 === 0 ? "signed in" : "send asked for",
        });
      const at = START + ENTRIES;
      await recordAudit(tx, { at, event: "sign-in failed", who: FORMULA, what: "+1+1", address: "@" });
    });
  }, 60_000);
  afterAll(() => opened.destroy());

  async function readAll(event?: "signed in") {
    const pages: string[][] = [];
    let before: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof findAudit>> = await findAudit(OWNER, opened.store, {
        event,
        before,
      });
      pages.push(page.entries.map(({ what }) => what));
      before = page.next;
    } while (before !== null);
    return pages;
  }

  test("is read page after page, newest first, each entry once", async () => {
    const pages = await readAll();
    expect(pages).toHaveLength(Math.ceil((ENTRIES + 1) / PAGE_ENTRIES));
    const numbers = Array.from({ length: ENTRIES }, (_, count) => `number ${ENTRIES - 1 - count}`);
    expect(pages.flat()).toEqual(["+1+1", ...numbers]);
  });

  test("is read by kind of event", async () => {
    const pages = await readAll("signed in");
    expect(pages.map(({ length }) => length)).toEqual([50, 50, 4]);
    expect(pages[0]?.[0]).toBe("number 515");
    const none = await findAudit(OWNER, opened.store, { event: "sending stopped" });
    expect(none).toEqual({ entries: [], next: null });
  });

  test("leaves as JSON, every entry of it", async () => {
    const file: { at: string; what: string }[] = await new Response(
      exportAudit(OWNER, opened.store, null, "json"),
    ).json();
    expect(file).toHaveLength(ENTRIES + 1);
    expect(file.at(-1)).toMatchObject({ at: new Date(START).toISOString(), what: "number 0" });
  });

  test("leaves as CSV in which no cell is a formula", async () => {
    const lines = (await new Response(exportAudit(OWNER, opened.store, null, "csv")).text()).split("\r\n");
    expect(lines).toHaveLength(ENTRIES + 3);
    expect(lines[0]).toBe('"at","event","who","what","address","id"');
    expect(lines[1]).toContain(`"'=HYPERLINK(""https://evil.example"")","'+1+1","'@"`);
    const some = await new Response(exportAudit(OWNER, opened.store, "signed in", "csv")).text();
    expect(some.split("\r\n")).toHaveLength(ENTRIES / 5 + 2);
  });
});

describe.each(STORES)("a long audit log on %s", (kind) => {
  const LONG = 5_000;

  test("is answered from an index, in its order", async () => {
    const { store, destroy } = await openTestStore(kind);
    const entries = Array.from({ length: LONG }, (_, count) => ({
      ...{ id: makeId(START + count), at: START + count, what: `number ${count}`, who: "", address: "" },
      event: count % 100 === 0 ? "password changed" : "send asked for",
    }));
    for (let from = 0; from < LONG; from += 500)
      await store.query((db) =>
        db
          .insertInto("audit_entries")
          .values(entries.slice(from, from + 500))
          .execute(),
      );
    await store.query((db) => sql`analyze`.execute(db));
    const before = entries[LONG / 2]?.id ?? null;
    const [all, some] = await explainQueries(store, kind, async (explaining) => {
      await findAudit(OWNER, explaining, { before });
      await findAudit(OWNER, explaining, { event: "password changed", before });
    });
    await destroy();
    expect(all).toMatch(/sqlite_autoindex_audit_entries_1|audit_entries_pkey/);
    expect(some).toMatch(/audit_entries_by_event/);
    expect(`${all} ${some}`).not.toMatch(/TEMP B-TREE|Sort Key: (?!id DESC)|Seq Scan/);
  });
});
