import {
  Ban,
  Check,
  CheckCheck,
  CircleAlert,
  CircleDashed,
  CircleQuestionMark,
  Clock,
  Hand,
  type LucideIcon,
  Pause,
  UserCheck,
} from "lucide-react";
import { formatExactClock } from "@/components/ui/times";
import type { SendSummary } from "@/lib/api/history";
import type { Delivery, SendState } from "@/lib/api/send-view";
import { KIND_NAMES } from "@/lib/message/draft";

type Tone = "bad" | "open" | "read" | "quiet";
type StateWords = { word: string; tone: Tone; Icon: LucideIcon };

/** Each state's word and icon, and whether it is bad, needs attention, or is quiet. */
export const STATE_WORDS: Record<Delivery["state"], StateWords> = {
  queued: { word: "Queued", tone: "quiet", Icon: Clock },
  sending: { word: "Sending", tone: "quiet", Icon: CircleDashed },
  accepted: { word: "Accepted", tone: "quiet", Icon: Check },
  sent: { word: "Sent", tone: "quiet", Icon: Check },
  delivered: { word: "Delivered", tone: "quiet", Icon: CheckCheck },
  read: { word: "Read", tone: "read", Icon: CheckCheck },
  failed: { word: "Failed", tone: "bad", Icon: CircleAlert },
  rejected: { word: "Rejected", tone: "bad", Icon: CircleAlert },
  unknown: { word: "Unknown", tone: "open", Icon: CircleQuestionMark },
  cancelled: { word: "Cancelled", tone: "quiet", Icon: Ban },
  closed: { word: "Resolved", tone: "quiet", Icon: UserCheck },
};

/** The states to filter by, trouble first. */
const FILTER_STATES: readonly SendState[] = [
  "unknown",
  "rejected",
  "queued",
  "sending",
  "accepted",
  "cancelled",
  "closed",
];
export const STATE_CHOICES = FILTER_STATES.map((state) => ({ state, ...STATE_WORDS[state] }));

type Standing = Pick<SendSummary, "state" | "hold" | "waits_until">;

/** Why a queued send isn't moving; null if it is. */
export function toHoldWords({ state, hold, waits_until }: Standing): string | null {
  if (state !== "queued") return null;
  if (hold === null)
    return waits_until === undefined ? null : `Waiting until ${formatExactClock(waits_until)}…`;
  return hold === "stale" ? "Waiting for your confirmation" : "Paused";
}

const KINDS: Record<string, string> = { ...KIND_NAMES, interactive: KIND_NAMES.list };

/** FlowIQ's message type, in our words. */
export const toKindWord = (messageType: string): string => KINDS[messageType] ?? messageType;

/** What is known of a send by now: its receipts say more than its state. */
export const toShownState = ({ state, delivery }: Pick<SendSummary, "state" | "delivery">) =>
  delivery && state === "accepted" ? delivery.state : state;

export const toReason = ({
  state,
  why,
  delivery,
}: Pick<SendSummary, "state" | "why" | "delivery">): string => {
  if (state === "unknown") return "No answer from FlowIQ. It may have been sent.";
  return why || (delivery?.state === "failed" ? (delivery.note ?? "") : "");
};

export const INKS: Record<Tone, string> = {
  bad: "text-bad",
  open: "text-warn",
  read: "text-read",
  quiet: "text-soft",
};
const HOLD_ICONS = { stale: Hand, paused: Pause };

type StateMarkProps = { send: Pick<SendSummary, "state" | "hold" | "delivery"> };

/** A state's icon, word and colour. */
export function StateMark({ send }: StateMarkProps) {
  const held = send.state === "queued" ? send.hold : null;
  const state = toShownState(send);
  const { word, tone, Icon: StateIcon } = STATE_WORDS[state];
  const Icon = held ? HOLD_ICONS[held] : StateIcon;
  return (
    <span
      className={`inline-flex items-center gap-1.5 text-label font-medium whitespace-nowrap ${held === "stale" ? INKS.open : INKS[tone]}`}
    >
      <Icon
        size="1rem"
        aria-hidden
        className={`shrink-0 ${state === "sending" ? "motion-safe:animate-spin motion-safe:[animation-duration:3s]" : ""}`}
      />
      {word}
    </span>
  );
}
