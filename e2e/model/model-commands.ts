import { admitForTest } from "@/e2e/store/known-account";
import fc from "fast-check";
import type { Outcome } from "@/lib/flowiq/client";
import { isStoreError } from "@/lib/store/store-error";
import type { Meaning, ModelWorld } from "./model-world";

const MINUTE_MS = 60_000;

const answered = (status: number, retryAfter: string | null = null): Outcome => ({
  kind: "answered",
  status,
  retryAfter,
  body: JSON.stringify({ success: status === 200, data: { message_id: "wamid.x" } }),
});

/** Every kind of row in the verdict table. */
const FAULTS: Record<string, [Meaning, Outcome]> = {
  yes: ["yes", answered(200)],
  refused: ["last", answered(400)],
  "key refused": ["last", answered(401)],
  redirect: ["last", answered(302)],
  "server error": ["last", answered(500)],
  busy: ["again", answered(429)],
  "unavailable for a second": ["again", answered(503, "1")],
  "no answer": ["last", { kind: "written", why: "timeout" }],
  "cut short": ["last", { kind: "written", why: "cut short" }],
  "not HTTP": ["last", { kind: "written", why: "not HTTP" }],
  unreachable: ["again", { kind: "not written", why: "unreachable", code: "ECONNREFUSED" }],
  certificate: ["last", { kind: "not written", why: "certificate", code: "CERT_HAS_EXPIRED" }],
};

type Step = (world: ModelWorld) => Promise<void>;

const command = (words: string, step: Step): fc.AsyncCommand<object, ModelWorld> => ({
  check: () => true,
  run: async (_model, world) => {
    try {
      await step(world);
    } catch (error) {
      if (!isStoreError(error)) throw error;
    }
    await world.comeToRest();
    await checkInvariants(world);
  },
  toString: () => words,
});

type Send = Awaited<ReturnType<ModelWorld["sends"]>>[number];

function expectThat(isTrue: boolean, what: string): void {
  if (!isTrue) throw new Error(what);
}

const LASTING = new Set(["accepted", "rejected", "cancelled", "closed"]);

/** The invariants of sending that can be seen from outside, after every step. */
export async function checkInvariants(world: ModelWorld): Promise<void> {
  const [sends, events] = [await world.sends(), await world.events()];
  const eventsOf = ({ id }: Send) => events.filter(({ send_id }) => send_id === id);
  for (const [content, { requests, yes, again }] of world.received) {
    const own = sends.filter(({ payload }) => payload === content);
    const tries = own.flatMap(eventsOf).filter(({ to_state }) => to_state === "sending").length;
    expectThat(requests <= tries, `1: ${requests} requests for ${tries} tries`);
    expectThat(requests <= own.length + again, `1: ${requests} requests for ${own.length} sends`);
    const accepted = own.filter(({ state }) => state === "accepted").length;
    expectThat(accepted <= yes, `2: ${accepted} are accepted, and FlowIQ took ${yes}`);
  }
  for (const send of sends) {
    const path = eventsOf(send).map(({ to_state }) => to_state);
    const left = path.filter((state) => state === "sending").length;
    expectThat(left <= 3, `1: ${path.join(" ")}`);
    expectThat(path.at(-1) === send.state, `every change is on record: ${path.join(" ")}`);
    const before = path.findIndex((state) => LASTING.has(state) || state === "unknown");
    const after = path.slice(before + 1).filter((state) => state === "sending" || state === "queued");
    expectThat(before === -1 || after.length === 0, `nothing is sent after its end: ${path.join(" ")}`);
  }
  for (const [id, state] of world.told) {
    const send = sends.find((one) => one.id === id);
    expectThat(send !== undefined, `4: ${id} was told and is missing`);
    if (LASTING.has(state)) expectThat(send?.state === state, `4: ${id} was ${state} and is ${send?.state}`);
  }
  const keys = sends.map(({ idempotency_key }) => idempotency_key);
  expectThat(new Set(keys).size === keys.length, "5: a key has two sends");
  expectThat(world.bugs.length === 0, `a bug: ${String(world.bugs[0])}`);
}

const latestOf = async (world: ModelWorld, content: number): Promise<Send | undefined> => {
  const { recipient } = world.toMessage(content);
  return (await world.sends()).findLast((send) => send.recipient === recipient);
};

/** What a person, a network and a machine can do. `content`: which message; each has its own recipient. */
export const commands = () => {
  const content = fc.nat({ max: 2 });
  const revision = fc.nat({ max: 2 });
  return fc.commands(
    [
      fc
        .tuple(content, revision)
        .map(([c, r]) =>
          command(`create ${c}/${r}`, async (world) => void (await world.order(c, `${c}-${r}`))),
        ),
      fc.tuple(content, revision).map(([c, r]) =>
        command(`click twice ${c}/${r}`, async (world) => {
          const both = await Promise.all([world.order(c, `${c}-${r}`), world.order(c, `${c}-${r}`)]);
          const ids = both.map((creation) => ("send" in creation ? creation.send.id : creation.kind));
          expectThat(new Set(ids).size === 1, `5: two clicks made ${ids.join(" and ")}`);
        }),
      ),
      content.map((c) =>
        command(`two tabs ${c}`, async (world) => {
          const both = await Promise.all([world.order(c, `${c}-tab-1`), world.order(c, `${c}-tab-2`)]);
          expectThat(both.filter(({ kind }) => kind === "created").length <= 1, "5: two tabs sent twice");
        }),
      ),
      content.map((c) =>
        command(`send again ${c}`, async (world) => {
          const latest = await latestOf(world, c);
          if (latest) await world.order(c, `${c}-after-${latest.id}`, latest.id);
        }),
      ),
      fc
        .constantFrom(...Object.entries(FAULTS))
        .map(([name, [meaning, outcome]]) =>
          command(`FlowIQ: ${name}`, async (world) => world.answer(outcome, meaning)),
        ),
      fc.constantFrom("close", "cancel", "confirm").chain((decision) =>
        content.map((c) =>
          command(`${decision} ${c}`, async (world) => {
            const latest = await latestOf(world, c);
            if (latest) await world.outbox.decide(admitForTest("sender"), decision as "close", latest.id);
          }),
        ),
      ),
      fc
        .constantFrom(1_000, 31_000, 11 * MINUTE_MS)
        .map((ms) => command(`${ms} ms pass`, async (world) => world.advance(ms))),
      fc.constant(
        command("crash and restart", async (world) => {
          const before = (await world.sends()).filter(({ state }) => state === "sending").map(({ id }) => id);
          await world.crash();
          await world.comeToRest();
          const after = (await world.sends()).filter(({ id }) => before.includes(id));
          expectThat(
            after.every(({ state }) => state === "unknown"),
            "3: it is still sending",
          );
        }),
      ),
      fc
        .boolean()
        .map((isFull) =>
          command(isFull ? "the disk is full" : "there is room again", async (world) => world.fill(isFull)),
        ),
    ],
    { size: "+1", maxCommands: 40 },
  );
};
