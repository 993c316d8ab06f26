import { describe, expect, test } from "vitest";
import { LONG_MS, nextMessage, SENDER, toOrder, useOutboxes } from "@/e2e/fixtures/outbox/skipped-waits";
import { STORES } from "@/e2e/fixtures/store/store-under-test";
import type { PostOutcome } from "@/lib/server/flowiq/client";

describe.each(STORES)("on %s", (kind) => {
  const { makeOutbox, deliver } = useOutboxes(kind);

  describe("waiting for a send", () => {
    const answered: PostOutcome = {
      kind: "answered",
      status: 200,
      retryAfter: null,
      body: '{"success":true,"data":{"message_id":"wamid.x"}}',
    };

    test("who waits too short sees it on its way, and who comes later sees its end", async () => {
      const gate = { open: (): void => undefined };
      const { outbox } = makeOutbox(
        () => new Promise((resolve) => void (gate.open = () => resolve(answered))),
      );
      const creation = await outbox.create(SENDER, toOrder(nextMessage()));
      if (creation.kind !== "created") throw new Error(creation.kind);
      await expect
        .poll(async () => (await outbox.find(SENDER, { id: creation.send.id }))?.progress.state)
        .toBe("sending");
      expect((await outbox.waitForSettled(creation.send, 200)).progress.state).toBe("sending");
      gate.open();
      expect((await outbox.waitForSettled(creation.send, LONG_MS)).progress.state).toBe("accepted");
      expect((await outbox.waitForSettled(creation.send, LONG_MS)).progress.state).toBe("accepted");
    });

    test("twenty orders under one key make one request", async () => {
      let requests = 0;
      const { outbox } = makeOutbox(async () => {
        requests += 1;
        return answered;
      });
      const order = toOrder(nextMessage());
      const creations = await Promise.all(Array.from({ length: 20 }, () => outbox.create(SENDER, order)));
      const sends = creations.flatMap((creation) => ("send" in creation ? [creation.send] : []));
      await Promise.all(sends.map((send) => outbox.waitForSettled(send, LONG_MS)));
      expect(sends).toHaveLength(20);
      expect(new Set(sends.map(({ id }) => id)).size).toBe(1);
      expect(requests).toBe(1);
    });

    test("a bug on the way leaves the send unknown and is reported", async () => {
      const bug = new Error("broken");
      const { outbox, states, bugs } = makeOutbox(() => Promise.reject(bug));
      const send = await deliver(outbox, nextMessage());
      expect(send.progress.state).toBe("unknown");
      expect(states).toEqual(["unknown"]);
      expect(bugs).toEqual([bug]);
    });
  });
});
