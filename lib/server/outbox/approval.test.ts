import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { admitForTest } from "@/e2e/fixtures/store/known-account";
import { openTestStore, STORES } from "@/e2e/fixtures/store/store-under-test";
import type { PostOutcome } from "@/lib/server/flowiq/client";
import { problemSchema } from "@/lib/api/problem";
import { toPayload } from "@/lib/message/payload";
import { hashPayload } from "@/lib/message/content-hash";
import { answerSend } from "./answer-send";
import { answerNewBatch } from "./answer-batch";
import { claimNext } from "@/lib/server/outbox/ledger/claim-send";
import { Outbox } from "./outbox";
import { answerNewSafety, answerSafety } from "./answer-safety";

const ORIGIN = "http://localhost:3000";
const YES: PostOutcome = {
  ...{ kind: "answered", status: 200, retryAfter: null },
  body: JSON.stringify({ success: true, data: { message_id: "wamid.x" } }),
};
const owner = admitForTest("owner");
const sender = admitForTest("sender");
const PACE = { perSecond: 1_000, recipientIntervalMs: 0 };

const toBody = (phone: string, body = "Please choose") => ({
  phone_number: phone,
  message_type: "interactive",
  interactive: {
    ...{ type: "list", body, button: "View" },
    sections: [{ rows: [{ id: "tea", title: "Tea" }] }],
  },
});

describe.each(STORES)("sending only what is approved, on %s", (kind) => {
  let opened: Awaited<ReturnType<typeof openTestStore>>;
  let outbox: Outbox;
  let key = 0;

  beforeEach(async () => {
    opened = await openTestStore(kind);
    outbox = new Outbox({
      ...{ store: opened.store, sendOnce: async () => YES, now: Date.now, sleep: async () => undefined },
      ...{ random: () => 0, report: () => undefined, reportBug: vi.fn() },
      ...{ pace: PACE, perDay: 1_000, perUserMinute: 1_000 },
    });
  });
  afterEach(() => opened.destroy());

  const post = (path: string, body: unknown) =>
    new Request(`${ORIGIN}${path}`, {
      method: "POST",
      headers: { "Content-Type": "application/json", "Idempotency-Key": `key-${key++}` },
      body: JSON.stringify(body),
    });
  const send = (body: unknown) => answerSend(post("/api/send", body), { outbox, actor: sender, waitMs: 0 });
  const sendBatch = (message: object, recipients: string[]) =>
    answerNewBatch(post("/api/batches", { message, recipients }), { outbox, actor: sender });
  const demand = async (isNeeded: boolean) => {
    const request = new Request(`${ORIGIN}/api/sending`, {
      method: "PUT",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ needs_approval: isNeeded }),
    });
    const answer = await answerNewSafety(request, owner, outbox, Date.now());
    expect(await answer.json()).toMatchObject({ needs_approval: isNeeded });
  };
  const approve = (body: ReturnType<typeof toBody>) => {
    const { phone_number, interactive } = body;
    const payload = toPayload({
      ...{ kind: "list", recipient: phone_number, body: interactive.body, button: interactive.button },
      sections: interactive.sections,
    });
    const row = { content_hash: hashPayload(payload), account_id: "a", approved_at: 1 };
    return opened.store.query((db) => db.insertInto("approvals").values(row).execute());
  };
  const readSends = () =>
    opened.store.query((db) => db.selectFrom("sends").select(["state", "hold", "recipient"]).execute());
  const claim = () => claimNext(opened.store, { worker: 7, pace: PACE }, Date.now);
  const expectRefused = async (answer: Response) => {
    expect(answer.status).toBe(403);
    const problem = problemSchema.parse(await answer.json());
    expect(problem.type).toBe("urn:menuet:problem:not-approved");
    expect(problem.detail).toMatch(/Nothing was sent\. Share this one .* approve it/);
  };

  test("is off at first: what nobody approved is sent", async () => {
    expect(await (await answerSafety(sender, outbox, Date.now())).json()).toMatchObject({
      needs_approval: false,
    });
    expect((await send(toBody("+12025551001"))).status).toBe(202);
    expect((await claim()).kind).toBe("claimed");
  });

  test("refuses what nobody approved, in words, and keeps nothing of it", async () => {
    await demand(true);
    await expectRefused(await send(toBody("+12025551001")));
    expect(await readSends()).toEqual([]);
    const days = await opened.store.query((db) => db.selectFrom("day_counts").selectAll().execute());
    expect(days).toEqual([]);
  });

  test("takes approved content for anybody and as any reply, and no other: an edit after approval blocks it", async () => {
    await demand(true);
    await approve(toBody("+12025551001"));
    expect((await send(toBody("+12025551001"))).status).toBe(202);
    const reply = { ...toBody("+12025551002"), context_message_id: "wamid.HBgL" };
    expect((await send(reply)).status).toBe(202);
    await expectRefused(await send(toBody("+12025551003", "Please choose!")));
    expect((await claim()).kind).toBe("claimed");
    expect((await claim()).kind).toBe("claimed");
  });

  test("holds for batches too: all of one or nothing", async () => {
    await demand(true);
    const { message_type, interactive } = toBody("");
    const message = { message_type, interactive };
    const people = ["+12025551001", "+12025551002"];
    await expectRefused(await sendBatch(message, people));
    expect(await readSends()).toEqual([]);
    await approve(toBody(""));
    expect((await sendBatch(message, people)).status).toBe(201);
    expect(await readSends()).toHaveLength(2);
  });

  test("holds what was queued before until it is approved and confirmed", async () => {
    const body = toBody("+12025551001");
    await send(body);
    await demand(true);
    expect((await claim()).kind).toBe("none");
    expect(await readSends()).toMatchObject([{ state: "queued", hold: "stale" }]);
    const [held] = await opened.store.query((db) => db.selectFrom("sends").select("id").execute());
    await outbox.decide(sender, "confirm", held?.id ?? "");
    expect((await claim()).kind).toBe("none");
    await approve(body);
    await outbox.decide(sender, "confirm", held?.id ?? "");
    expect((await claim()).kind).toBe("claimed");
  });

  test("is an owner's setting, and each change of it is in the audit log", async () => {
    await demand(true);
    await demand(true);
    await demand(false);
    const rows = await opened.store.query((db) =>
      db.selectFrom("audit_entries").select(["who", "what"]).orderBy("id").execute(),
    );
    expect(rows).toEqual([
      { who: owner.email, what: "only approved messages: from off to on" },
      { who: owner.email, what: "only approved messages: from on to off" },
    ]);
  });
});
