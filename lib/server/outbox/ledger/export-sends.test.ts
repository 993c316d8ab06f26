import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { fillStore } from "../../../../bench/history/fill-store";
import { keepSends } from "../../../../bench/history/keep-sends";
import { admitForTest } from "@/e2e/fixtures/store/known-account";
import { openTestStore, STORES } from "@/e2e/fixtures/store/store-under-test";
import { Store } from "@/lib/server/db/store";
import { exportSends } from "./export-sends";

const VIEWER = admitForTest("viewer");

const NOW = Date.UTC(2026, 10, 25, 1);
const COUNT = 1_030;

const readLines = async (stream: ReadableStream) => (await new Response(stream).text()).split("\r\n");

describe.each(STORES)("an export of %s", (kind) => {
  let store: Store;
  let opened: Awaited<ReturnType<typeof openTestStore>>;
  beforeAll(async () => {
    opened = await openTestStore(kind);
    store = opened.store;
    await fillStore(store, kind, { count: COUNT, days: 30, now: NOW });
  });
  afterAll(() => opened.destroy());

  test("holds every send once, newest first, under a header", async () => {
    const lines = await readLines(exportSends(VIEWER, store, {}, "csv"));
    expect(lines[0]).toBe(
      '"created_at","changed_at","state","recipient","message_type","words","reply_to","message_id","who","title","detail","id","batch_id","resend_of","sent_at","delivered_at","read_at","failed_at"',
    );
    expect(lines.at(-1)).toBe("");
    const sends = lines.slice(1, -1);
    expect(sends).toHaveLength(COUNT);
    expect(new Set(sends).size).toBe(COUNT);
    expect(sends.toSorted().reverse()).toEqual(sends);
  });

  test("as JSON is one array with what FlowIQ got", async () => {
    const sends: unknown = await new Response(
      exportSends(VIEWER, store, { state: "rejected" }, "json"),
    ).json();
    expect(sends).toHaveLength(
      (await readLines(exportSends(VIEWER, store, { state: "rejected" }, "csv"))).length - 2,
    );
    expect((sends as unknown[])[0]).toMatchObject({
      state: "rejected",
      created_at: expect.stringMatching(/^2026-.*Z$/),
      title: "FlowIQ refused the message",
      upstream: { status: 400 },
      payload: { message_type: "interactive" },
    });
  });

  test("of nothing is still a file", async () => {
    const none = { text: "nowhere to be found" };
    expect(await new Response(exportSends(VIEWER, store, none, "json")).json()).toEqual([]);
    expect(await readLines(exportSends(VIEWER, store, none, "csv"))).toHaveLength(2);
  });

  test("holds what the page's filters find, text too", async () => {
    const lines = await readLines(exportSends(VIEWER, store, { text: "table 77 " }, "csv"));
    expect(lines).toHaveLength(3);
    expect(lines[1]).toContain("table 77 is ready");
  });

  test("disarms what a spreadsheet would run, and leaves phone numbers as they are", async () => {
    const recipient = "+4930123456";
    await keepSends(store, NOW + 60_000, [{ idempotency_key: "evil", recipient, words: '=HYPERLINK("x")' }]);
    const [, line] = await readLines(exportSends(VIEWER, store, { recipient: { whole: recipient } }, "csv"));
    expect(line).toContain(`"${recipient}"`);
    expect(line).toContain(`"'=HYPERLINK(""x"")"`);
  });

  test("stops when its reader has gone, and reads no more than is asked for", async () => {
    const query = vi.spyOn(store, "query");
    const reader = exportSends(VIEWER, store, {}, "csv").getReader();
    await reader.read();
    await reader.read();
    await vi.waitFor(() => expect(query.mock.calls.length).toBeGreaterThan(0));
    await reader.cancel();
    expect(query.mock.calls.length).toBeLessThanOrEqual(3);
    query.mockRestore();
  });

  test("is no fault in Menuet when its reader goes while more is on its way", async () => {
    const write = vi.spyOn(process.stderr, "write").mockReturnValue(true);
    const reader = exportSends(VIEWER, store, {}, "json").getReader();
    await reader.read();
    const pending = reader.read();
    await reader.cancel();
    expect(await pending).toEqual({ done: true, value: undefined });
    expect(write).not.toHaveBeenCalled();
    write.mockRestore();
  });

  test("that meets a fault midway breaks off, and the log says so", async () => {
    const write = vi.spyOn(process.stderr, "write").mockReturnValue(true);
    const broken = new Store(() => Promise.reject(new Error("gone")));
    await expect(new Response(exportSends(VIEWER, broken, {}, "json")).text()).rejects.toThrow("gone");
    expect(write.mock.calls.join()).toContain("an export");
    write.mockRestore();
  });
});
