import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { keepSends } from "../../../../bench/history/keep-sends";
import type { MadeSend } from "../../../../bench/history/made-send";
import { admitForTest } from "@/e2e/fixtures/store/known-account";
import { openTestStore, STORES } from "@/e2e/fixtures/store/store-under-test";
import { type SendAction, sendRecordSchema } from "@/lib/api/history";
import type { RejectionReason } from "@/lib/api/send-view";
import type { Store } from "@/lib/server/db/store";
import { findRecord } from "./find-record";

const VIEWER = admitForTest("viewer");

const NOW = Date.UTC(2026, 10, 25, 1);
const upstream = { status: 400, error: "Bad request", message: "No such number" };
const outcome = (fields: object) => JSON.stringify(fields);

const STANDINGS: [string, Partial<MadeSend>, string, SendAction[]][] = [
  ["queued", { state: "queued" }, "Waiting to be sent", ["cancel"]],
  ["queued and paused", { state: "queued", hold: "paused" }, "Paused", ["cancel"]],
  ["queued and stale", { state: "queued", hold: "stale" }, "Waiting for confirmation", ["confirm", "cancel"]],
  ["being sent", { state: "sending", outcome: null }, "Being sent", []],
  ["accepted", { state: "accepted" }, "Accepted by FlowIQ", ["delete"]],
  ["cancelled", { state: "cancelled", outcome: null }, "Cancelled", ["delete"]],
  ["closed", { state: "closed" }, "Resolved by a person", ["delete"]],
  [
    "unknown",
    { state: "unknown", outcome: outcome({ state: "unknown", detail: "Perhaps." }) },
    "It may have been sent",
    ["close"],
  ],
];

describe.each(STORES)("one send in %s", (kind) => {
  let store: Store;
  let opened: Awaited<ReturnType<typeof openTestStore>>;
  beforeAll(async () => {
    opened = await openTestStore(kind);
    store = opened.store;
  });
  afterAll(() => opened.destroy());

  let number = 0;
  async function keep(fields: Partial<MadeSend>) {
    number += 1;
    const [row] = await keepSends(store, NOW + number * 60_000, [
      { idempotency_key: `key ${number}`, ...fields },
    ]);
    if (!row) throw new Error("Nothing was kept.");
    return { row, record: sendRecordSchema.parse(await findRecord(VIEWER, store, row.id)) };
  }

  test.each(STANDINGS)("that is %s says so, and what can be done", async (_what, fields, title, can) => {
    const { record } = await keep(fields);
    expect(record).toMatchObject({ state: fields.state, title, can });
    expect(record.detail).toMatch(/\w\.$|^it is (?:closed|queued)$/);
  });

  test.each<[RejectionReason, string]>([
    ["refused", "FlowIQ refused the message"],
    ["contact", "Not a contact in FlowIQ yet"],
    ["organization", "FlowIQ's organization is not ready to send"],
    ["key", "FlowIQ refuses this server's key"],
    ["settings", "This server's connection to FlowIQ is misconfigured"],
    ["unreachable", "FlowIQ could not be reached"],
    ["busy", "FlowIQ is too busy"],
  ])("that was rejected because of %s says so in FlowIQ's own words too", async (reason, title) => {
    const told = { state: "rejected", reason, detail: "Why it was.", upstream };
    const { record } = await keep({ state: "rejected", outcome: outcome(told) });
    expect(record).toMatchObject({ title, detail: "Why it was.", upstream, can: ["delete"] });
  });

  test("shows the JSON that FlowIQ got, and every event in its order", async () => {
    const { row, record } = await keep({ state: "unknown", version: 2, reply_to: "wamid.before" });
    const event = { send_id: row.id, version: 1, at: NOW, from_state: null, to_state: "queued" as const };
    await store.query((db) =>
      db
        .insertInto("send_events")
        .values({ ...event, why: "requested", who: "Thandi" })
        .execute(),
    );
    expect(record.payload).toEqual(JSON.parse(row.payload));
    expect(record).toMatchObject({ who: row.author, reply_to: "wamid.before", recipient: row.recipient });
    expect((await findRecord(VIEWER, store, row.id))?.events).toEqual([
      { at: NOW, from: null, to: "queued", why: "requested", who: "Thandi" },
      { at: row.created_at, from: null, to: "unknown", why: "it is unknown", who: "Menuet" },
    ]);
  });

  test("names the send that it repeats, and the latest that repeats it", async () => {
    const first = await keep({ state: "unknown" });
    await keep({ state: "rejected", resend_of: first.row.id });
    const second = await keep({ state: "accepted", resend_of: first.row.id });
    expect(await findRecord(VIEWER, store, first.row.id)).toMatchObject({
      resend_of: null,
      resent_as: second.row.id,
    });
    expect(second.record).toMatchObject({ resend_of: first.row.id, resent_as: null });
  });

  test("that nobody made is none", async () => {
    expect(await findRecord(VIEWER, store, "01a20f19-f75d-7000-8137-b8ebb1860d6a")).toBeNull();
    expect(await findRecord(VIEWER, store, "' or 1=1 --")).toBeNull();
  });
});
