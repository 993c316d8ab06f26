import { setTimeout as sleep } from "node:timers/promises";
import { expect, describe, onTestFinished, test } from "vitest";
import { received } from "@/e2e/fixtures/inbox/events";
import { makePlace, STORES } from "@/e2e/fixtures/store/store-under-test";
import { openStore } from "@/lib/server/db/server-store";
import { Dice } from "./dice";
import { findFreePort } from "./menuet";
import { startReceiver } from "./receiver";

const KILLS = Number(process.env.CRASH_KILLS ?? 200);
/** On a slow machine, time ends the test before the number of kills does. */
const BUDGET_MS = Number(process.env.CRASH_BUDGET_MS ?? 100_000);
const LEAST_KILLS = 3;
const SEED = Number(process.env.CRASH_SEED ?? Date.now());
const SENDERS = 8;
/** Kills the server after enough responses, or after a time limit on a slow machine. */
const [MOST_ANSWERS, LONGEST_LIFE_MS, LOOK_MS] = [40, 4_000, 1];
const ANSWER_MS = 5_000;

type Posted = { wamid: string; body: string; isAnswered: boolean };

/** Posts like FlowIQ, which repeats events without a response, and sometimes others too. */
async function post(url: string, event: Posted): Promise<void> {
  const answer = await fetch(url, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: event.body,
    signal: AbortSignal.timeout(ANSWER_MS),
  }).catch(() => null);
  if (answer?.status === 204) event.isAnswered = true;
  else if (answer) expect([event.wamid, answer.status]).toEqual([event.wamid, 503]);
}

describe.each(STORES)("killed between an event and its answer, on %s", (kind) => {
  test(
    "no event is lost that was answered, and none is doubled",
    { timeout: BUDGET_MS + 120_000 },
    async ({ annotate }) => {
      const dice = new Dice(SEED);
      const place = await makePlace(kind);
      onTestFinished(place.destroy);
      const store = openStore(place.settings);
      onTestFinished(() => store.close());
      const port = await findFreePort();
      const url = `http://127.0.0.1:${port}/`;
      const events: Posted[] = [];
      const makeEvent = (): Posted => {
        const number = `27821${String(events.length % 50).padStart(6, "0")}`;
        const body = received(Date.now(), { whatsapp_id: number, message: `event ${events.length}` });
        const made = {
          wamid: String(body.whatsapp_message_id),
          body: JSON.stringify(body),
          isAnswered: false,
        };
        events.push(made);
        return made;
      };
      const countAnswered = () => events.filter(({ isAnswered }) => isAnswered).length;
      const until = Date.now() + BUDGET_MS;
      let kills = 0;
      for (; kills < KILLS && Date.now() < until; kills++) {
        const receiver = await startReceiver(place.settings, port);
        let isOver = false;
        const sending = Array.from({ length: SENDERS }, async () => {
          while (!isOver) {
            const open = events.filter(({ isAnswered }) => !isAnswered);
            const again = dice.roll() < 0.3 ? dice.pick(open.length > 0 ? open : [makeEvent()]) : makeEvent();
            await post(url, again);
          }
        });
        const enough = countAnswered() + dice.between(1, MOST_ANSWERS);
        const death = Date.now() + LONGEST_LIFE_MS;
        while (countAnswered() < enough && Date.now() < death) await sleep(LOOK_MS);
        await receiver.kill();
        isOver = true;
        await Promise.all(sending);
      }
      const last = await startReceiver(place.settings, port);
      onTestFinished(() => last.kill());
      const readAll = (table: "inbox_events" | "inbox_messages") =>
        store.query(async (db) =>
          (await db.selectFrom(table).select("wamid").execute()).map(({ wamid }) => String(wamid)).sort(),
        );
      const answered = events.filter(({ isAnswered }) => isAnswered).map(({ wamid }) => wamid);
      const stored = new Set(await readAll("inbox_messages"));
      expect(kills).toBeGreaterThanOrEqual(Math.min(KILLS, LEAST_KILLS));
      expect(answered.length, `seed ${SEED}`).toBeGreaterThan(kills);
      expect(
        answered.filter((wamid) => !stored.has(wamid)),
        `seed ${SEED}: lost`,
      ).toEqual([]);
      for (const event of events) await post(url, event);
      const expected = events.map(({ wamid }) => wamid).sort();
      expect(await readAll("inbox_events"), `seed ${SEED}`).toEqual(expected);
      expect(await readAll("inbox_messages"), `seed ${SEED}`).toEqual(expected);
      const unread = await store.query((db) => db.selectFrom("conversations").select("unread").execute());
      expect(unread.reduce((sum, row) => sum + row.unread, 0)).toBe(events.length);
      await annotate(
        `${kills} kills, ${answered.length} events answered before them: none lost, none doubled`,
      );
    },
  );
});
