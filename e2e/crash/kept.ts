import type { Store } from "@/lib/server/db/store";
import type { Settled } from "@/lib/server/outbox/send";

type Kept = Awaited<ReturnType<typeof readSends>>[number];

const readSends = (store: Store) =>
  store.query((db) => db.selectFrom("sends").selectAll().orderBy("id").execute());
const readEvents = (store: Store) =>
  store.query((db) =>
    db.selectFrom("send_events").selectAll().orderBy("send_id").orderBy("version").execute(),
  );

/** Matches events in which FlowIQ asked to retry, as in the verdict table. */
const ASKED_TO_COME_BACK =
  /^(?:The rate limit is reached|WhatsApp allows this person|FlowIQ is temporarily out of service)/;

/** A stored send, and how many requests for it may have reached FlowIQ. */
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

export async function readSaved(store: Store): Promise<KeptSend[]> {
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
