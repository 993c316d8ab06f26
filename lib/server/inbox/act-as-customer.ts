import "server-only";
import type { CustomerAct } from "@/lib/api/inbox-sandbox";
import type { Store } from "@/lib/server/db/store";
import { makeWamid } from "@/lib/server/flowiq/sandbox-reference";
import { type EventBody, makeReceipt, makeReceived, postEvent } from "./post-event";

const FOREIGN = "another-organization";
const LATE_MS = 7_200_000;

type Pick = Extract<CustomerAct, { kind: "pick" }>;

/** The ways in which FlowIQ may report a picked row; it documents none. */
function writePick({ row, as = "title" }: Pick): string {
  const { id, title, description = "" } = row;
  switch (as) {
    case "json":
      return JSON.stringify({ type: "list_reply", list_reply: { id, title, description } });
    case "id":
      return id;
    case "title":
      return title;
    case "title and description":
      return description === "" ? title : `${title}\n${description}`;
    default:
      return as satisfies never;
  }
}

function describe(act: Exclude<CustomerAct, { kind: "receipts" }>, sample: string): EventBody {
  const reply = { reply_context_id: act.reply_to ?? null };
  switch (act.kind) {
    case "text":
      return { ...reply, message: act.text };
    case "pick":
      return { ...reply, message_type: "interactive", message: writePick(act) };
    case "audio":
      return { ...reply, message_type: "audio", media_type: "audio", media_url: sample };
    default:
      return act satisfies never;
  }
}

function makeEvents(act: CustomerAct, sample: string, now: number): EventBody[] {
  const digits = act.number.slice(1);
  const at = act.twist === "late" ? now - LATE_MS : now;
  if (act.kind !== "receipts") {
    const about = { messageId: makeWamid(digits, "inbound"), digits, at };
    return [makeReceived(about, describe(act, sample))];
  }
  const about = { messageId: act.message_id, digits, at };
  const ranks = act.twist === "failed" ? (["failed"] as const) : (["sent", "delivered", "read"] as const);
  return ranks.map((rank, step) => makeReceipt(rank, { ...about, at: at + step }));
}

/** Applies the requested fault. */
function twistEvents(events: readonly EventBody[], twist: CustomerAct["twist"]): EventBody[] {
  switch (twist) {
    case "doubled":
      return [...events, ...events];
    case "reordered":
      return events.toReversed();
    case "foreign":
      return events.map((event) => ({ ...event, organization_id: FOREIGN }));
    default:
      return [...events];
  }
}

/**
 * Acts as a sandbox customer: posts FlowIQ's events to the receiver. `sample`: an audio's address.
 * Returns the message IDs. Throws a StoreError.
 */
export async function actAsCustomer(
  store: Store,
  act: CustomerAct,
  { sample, now }: { sample: string; now: number },
): Promise<string[]> {
  const events = twistEvents(makeEvents(act, sample, now), act.twist);
  for (const event of events) await postEvent(store, event, now);
  return [...new Set(events.map(({ whatsapp_message_id }) => String(whatsapp_message_id)))];
}
