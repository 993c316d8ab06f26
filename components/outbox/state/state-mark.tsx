import {
  Ban,
  CircleCheck,
  CircleDashed,
  CircleQuestionMark,
  CircleX,
  Clock,
  Hand,
  type LucideIcon,
  Pause,
  UserCheck,
} from "lucide-react";
import type { SendSummary } from "@/lib/outbox/contract/history";
import type { SendState } from "@/lib/outbox/contract/send-view";
import { STATE_WORDS } from "./state-words";

const ICONS: Record<SendState, LucideIcon> = {
  queued: Clock,
  sending: CircleDashed,
  accepted: CircleCheck,
  rejected: CircleX,
  unknown: CircleQuestionMark,
  cancelled: Ban,
  closed: UserCheck,
};
const HOLD_ICONS = { stale: Hand, paused: Pause };
const INKS = { good: "text-accent", bad: "text-bad", open: "text-warn", quiet: "text-soft" };

/** A state by its picture, its word and its colour. */
export function StateMark({ state, hold }: Pick<SendSummary, "state" | "hold">) {
  const held = state === "queued" ? hold : null;
  const Icon = held ? HOLD_ICONS[held] : ICONS[state];
  const { word, tone } = STATE_WORDS[state];
  return (
    <span
      className={`inline-flex items-center gap-1.5 font-medium whitespace-nowrap ${held === "stale" ? INKS.open : INKS[tone]}`}
    >
      <Icon
        size="0.9375rem"
        aria-hidden
        className={`shrink-0 ${state === "sending" ? "motion-safe:animate-spin motion-safe:[animation-duration:3s]" : ""}`}
      />
      {word}
    </span>
  );
}
