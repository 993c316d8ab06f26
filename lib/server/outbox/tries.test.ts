import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { startFakeFlowIq } from "@/e2e/fakes/flowiq/fake-flowiq";
import { LONG_MS, nextMessage, ONCE, THRICE, useOutboxes } from "@/e2e/fixtures/outbox/skipped-waits";
import { STORES } from "@/e2e/fixtures/store/store-under-test";
import type { PostOutcome } from "@/lib/server/flowiq/client";

const SHORT_CONNECT = { connectTimeoutMs: 300, totalTimeoutMs: 700 };
const SETTINGS = { state: "rejected", reason: "settings" };

describe.each(STORES)("on %s", (kind) => {
  const { makeOutbox, through, deliver, findPath } = useOutboxes(kind);

  describe("when FlowIQ cannot be reached", () => {
    test("a refused port is tried three times and then rejected as not sent", async () => {
      const { outbox, waits } = through("http://127.0.0.1:1");
      const send = await deliver(outbox, nextMessage());
      expect(send.progress).toMatchObject({ state: "rejected", reason: "unreachable" });
      expect(await findPath(send)).toBe(`${THRICE} rejected`);
      expect(waits).toEqual([500, 1_000]);
    });

    test("a name that does not resolve is rejected as not sent", async () => {
      const { outbox } = through("https://flowiq.invalid");
      expect((await deliver(outbox, nextMessage())).progress).toMatchObject({
        state: "rejected",
        reason: "unreachable",
      });
    });

    test.each(["reset", "mute"] as const)(
      "a TLS handshake that is %s is rejected as not sent",
      async (tls) => {
        const fake = await startFakeFlowIq({ tls });
        const { outbox } = through(fake.url, SHORT_CONNECT);
        const send = await deliver(outbox, nextMessage());
        await fake.stop();
        expect(send.progress).toMatchObject({ state: "rejected", reason: "unreachable" });
        expect(await findPath(send)).toBe(`${THRICE} rejected`);
      },
    );

    test("a certificate that nobody vouches for is rejected at once", async () => {
      const fake = await startFakeFlowIq({ tls: "self-signed" });
      const { outbox } = through(fake.url);
      const send = await deliver(outbox, nextMessage());
      const received = await fake.requests();
      await fake.stop();
      expect(send.progress).toMatchObject(SETTINGS);
      expect(await findPath(send)).toBe(`${ONCE} rejected`);
      expect(received).toEqual([]);
    });
  });

  describe("whatever happens, in any order", () => {
    const yes: PostOutcome = {
      kind: "answered",
      status: 200,
      retryAfter: null,
      body: '{"success":true,"data":{"message_id":"w"}}',
    };
    const outcomes = fc.oneof(
      fc.constant<PostOutcome>({ kind: "not written", why: "unreachable", code: "ECONNREFUSED" }),
      fc.constant<PostOutcome>({ kind: "written", why: "closed" }),
      fc.constant(yes),
      fc
        .tuple(fc.constantFrom(200, 302, 400, 401, 425, 429, 500, 503), fc.constantFrom(null, "1", "soon"))
        .map(([code, retryAfter]): PostOutcome => ({ kind: "answered", status: code, retryAfter, body: "" })),
    );

    test("a send is tried three times at most, never after it may have left, and accepted only by a yes", async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(outcomes, { minLength: 3, maxLength: 3 }), async (script) => {
          const met: PostOutcome[] = [];
          const { outbox } = makeOutbox(async () => {
            const outcome = script[met.length] ?? yes;
            met.push(outcome);
            return outcome;
          });
          const send = await deliver(outbox, nextMessage());
          await outbox.worker.stop(LONG_MS);
          const mayHaveLeft = met.findIndex(
            (outcome) =>
              outcome.kind === "written" ||
              (outcome.kind === "answered" && [200, 500].includes(outcome.status)),
          );
          expect(met.length).toBeLessThanOrEqual(3);
          expect([-1, met.length - 1]).toContain(mayHaveLeft);
          expect(send.progress.state === "accepted").toBe(met.at(-1) === yes);
        }),
      );
    });
  });
});
