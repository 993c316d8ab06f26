import type { Store } from "@/lib/store/store";
import type { Settled } from "@/lib/outbox/send";

type Kept = Awaited<ReturnType<typeof readSends>>[number];

const readSends = (store: Store) =>
  store.query((db) => db.selectFrom("sends").selectAll().orderBy("id").execute());
const readEvents = (store: Store) =>
  store.query((db) =>
    db.selectFrom("send_events").selectAll().orderBy("send_id").orderBy("version").execute(),
  );

/** FlowIQ got the request and asked to come back: what the table calls retry. */
const ASKED_TO_COME_BACK = /^FlowIQ is (?:busy|out of service)/;

/** A send as the store keeps it, and how many requests for it can have reached FlowIQ. */
export type KeptSend = Kept & { least: number; most: number };

function countRequests({ state, outcome }: Kept, retries: number): { least: number; most: number } {
  switch (state) {
    case "accepted":
      return { least: retries + 1, most: retries + 1 };
    case "rejected": {
      const settled = JSON.parse(outcome ?? "") as Settled;
      const last = settled.state === "rejected" && settled.upstream ? 1 : 0;
      return { least: retries + last, most: retries + last };
    }
    case "unknown":
    case "closed":
    case "sending":
      return { least: retries, most: retries + 1 };
    case "queued":
    case "cancelled":
      return { least: retries, most: retries };
    default:
      return state satisfies never;
  }
}

/** Every send that the store keeps. */
export async function readKept(store: Store): Promise<KeptSend[]> {
  const events = await readEvents(store);
  return (await readSends(store)).map((send) => {
    const retries = events.filter(
      ({ send_id, from_state, to_state, why }) =>
        send_id === send.id &&
        from_state === "sending" &&
        to_state === "queued" &&
        ASKED_TO_COME_BACK.test(why),
    );
    return { ...send, ...countRequests(send, retries.length) };
  });
}
