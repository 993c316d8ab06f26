import { createHash } from "node:crypto";
import type { Insertable } from "kysely";
import { toFirstId } from "@/lib/server/outbox/ledger/find-sends";
import type { StoredSendState, Tables } from "@/lib/server/db/tables";

export type MadeSend = Required<Insertable<Tables["sends"]>>;

/** Per thousand sends: the mix of states in an outbox after some months. */
const STATES: readonly (readonly [StoredSendState, number])[] = [
  ["accepted", 930],
  ["rejected", 45],
  ["cancelled", 12],
  ["closed", 7],
  ["unknown", 5],
  ["queued", 1],
];
const AUTHORS = ["thandi@example.com", "pieter@example.com", "script"];
const DISHES = [
  "Burger",
  "Pizza",
  "Bobotie",
  "Bunny chow",
  "Café crème",
  "Melktert",
  "Koeksister",
  "Samoosa",
];
const BATCH_SENDS = 500;

/** Hashes a number with the finalizer of MurmurHash3 (Austin Appleby, public domain). */
function mix(number: number): number {
  const first = Math.imul(number ^ (number >>> 16), 0x85ebca6b);
  const second = Math.imul(first ^ (first >>> 13), 0xc2b2ae35);
  return (second ^ (second >>> 16)) >>> 0;
}

/** Keeps the random draws for one send independent of each other. */
const PURPOSES = ["state", "regular", "customer", "dish", "batch"] as const;

/** A pseudo-random value in [0, 1) for a number and purpose, the same in every run. */
const share = (purpose: (typeof PURPOSES)[number], number: number): number =>
  mix(mix(number + 1) + PURPOSES.indexOf(purpose)) / 2 ** 32;

function findState(number: number): StoredSendState {
  let left = share("state", number) * 1_000;
  for (const [state, weight] of STATES) {
    left -= weight;
    if (left < 0) return state;
  }
  return "accepted";
}

/** Half of the messages go to an eighth of the customers. */
function findRecipient(number: number, customers: number): string {
  const isRegular = share("regular", number) < 0.5;
  const among = Math.max(1, Math.floor(isRegular ? customers / 8 : customers));
  return `+2782${String(1_000_000 + Math.floor(share("customer", number) * among)).padStart(7, "0")}`;
}

const findOutcome = (state: StoredSendState): string | null => {
  const detail = "The recipient wrote more than 24 hours ago.";
  switch (state) {
    case "accepted":
      return JSON.stringify({ state, messageId: "wamid.x", recipient: "27", messageType: "interactive" });
    case "rejected":
      return JSON.stringify({
        state,
        reason: "refused",
        detail,
        upstream: { status: 400, error: "No", message: "131047" },
      });
    case "unknown":
    case "closed":
      return JSON.stringify({ state: "unknown", detail: "FlowIQ did not answer in time." });
    default:
      return null;
  }
};

/** A time-ordered id built by hand, because the bench installs a different uuid package. */
const toId = (msecs: number, number: number): string =>
  `${toFirstId(msecs).slice(0, 14)}7000-8000-${number.toString(16).padStart(12, "0")}`;

/** Send `number` of `count`, spread evenly over the `days` before `now`, four sends a customer. */
export function makeSend(
  number: number,
  { count, days, now }: { count: number; days: number; now: number },
): MadeSend {
  const createdAt = Math.floor(now - (days * 86_400_000 * (count - number)) / count);
  const state = findState(number);
  const recipient = findRecipient(number, count / 4);
  const dish = DISHES[Math.floor(share("dish", number) * DISHES.length)] ?? "";
  const body = `Good day, table ${number} is ready. ${dish} is today's special: please choose below.`;
  const rows = DISHES.map((title, at) => ({ id: `dish-${at}`, title, description: "With salad and bread" }));
  const interactive = { type: "list", body, button: "View menu", sections: [{ title: "Dishes", rows }] };
  const payload = JSON.stringify({ phone_number: recipient, message_type: "interactive", interactive });
  const isOfBatch = share("batch", Math.floor(number / BATCH_SENDS)) < 0.5;
  const firstOfBatch = number - (number % BATCH_SENDS);
  return {
    id: toId(createdAt, number),
    idempotency_key: `made:${number}`,
    fingerprint: createHash("sha256").update(payload).digest("hex"),
    payload,
    recipient,
    message_type: "interactive",
    reply_to: null,
    words: body,
    resend_of: null,
    batch_id: isOfBatch
      ? toId(Math.floor(now - (days * 86_400_000 * (count - firstOfBatch)) / count), firstOfBatch)
      : null,
    author: AUTHORS[number % AUTHORS.length] ?? "",
    state,
    hold: null,
    lane: isOfBatch ? 1 : 0,
    tries: state === "queued" ? 0 : 1,
    retries: "[]",
    due_at: createdAt,
    confirmed_at: createdAt,
    worker: null,
    outcome: findOutcome(state),
    message_id:
      state === "accepted"
        ? `wamid.${createHash("md5")
            .update(recipient + number)
            .digest("base64url")}`
        : null,
    message_key: null,
    content_fingerprint: null,
    created_at: createdAt,
    changed_at: createdAt + 400,
    version: state === "queued" ? 1 : 3,
  };
}
