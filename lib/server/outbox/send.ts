import "server-only";
import type { RejectionReason, SendView, Upstream } from "@/lib/api/send-view";
import type { Message } from "@/lib/message/message";
import type { PayloadFault } from "@/lib/message/parse-payload";
import { toProblemType } from "@/lib/server/http/problem";

export const REJECTIONS: Record<RejectionReason, { status: number; title: string }> = {
  refused: { status: 422, title: "FlowIQ refused the message" },
  contact: { status: 422, title: "Not a contact in FlowIQ yet" },
  organization: { status: 422, title: "FlowIQ's organization is not ready to send" },
  key: { status: 502, title: "FlowIQ refuses this server's key" },
  settings: { status: 502, title: "This server's connection to FlowIQ is misconfigured" },
  unreachable: { status: 503, title: "FlowIQ could not be reached" },
  busy: { status: 503, title: "FlowIQ is too busy" },
};

/** When a postponed send is tried next. */
export const findWait = (hold: Hold, createdAt: number, dueAt: number): number | undefined =>
  hold === null && dueAt > createdAt ? dueAt : undefined;

/** A send for the page and scripts; rejected and unknown ones are problems (RFC 9457). */
export function toView({ id, progress, why, tries, createdAt, dueAt }: Send): SendView {
  const isNew = progress.state === "queued" && progress.hold === null && tries === 0;
  const detail = isNew ? "Waiting to be sent." : why;
  switch (progress.state) {
    case "queued":
      return {
        id,
        state: "queued",
        hold: progress.hold,
        detail,
        waits_until: findWait(progress.hold, createdAt, dueAt),
      };
    case "sending":
    case "cancelled":
    case "closed":
      return { id, state: progress.state, detail };
    case "accepted":
      return {
        id,
        state: "accepted",
        message_id: progress.messageId,
        recipient: progress.recipient,
        message_type: progress.messageType,
      };
    case "rejected": {
      const { reason, state, ...rest } = progress;
      return { type: toProblemType(`send-${reason}`), ...REJECTIONS[reason], id, state, ...rest };
    }
    case "unknown":
      return {
        type: toProblemType("send-unknown"),
        title: "It may have been sent",
        status: 504,
        id,
        ...progress,
      };
    default:
      return progress satisfies never;
  }
}

/**
 * `detail`: for the sender. `upstream`: FlowIQ's text. `errors`: payload fields that it refused.
 */
export type Settled =
  | { state: "accepted"; messageId: string; recipient: string; messageType: string }
  | {
      state: "rejected";
      reason: RejectionReason;
      detail: string;
      upstream?: Upstream;
      errors?: PayloadFault[];
    }
  | { state: "unknown"; detail: string; upstream?: Upstream };

/** Ended by a person: cancelled before it was sent, or resolved. */
export type Ended = { state: "cancelled" } | { state: "closed" };

/** Why a queued send isn't claimed. */
export type Hold = "stale" | "paused" | null;

export type Progress = { state: "queued"; hold: Hold } | { state: "sending" } | Settled | Ended;

/** One message to one recipient. Times in epoch ms. `why`: its latest event's text. */
export type Send = {
  id: string;
  idempotencyKey: string;
  /** SHA-256 of its canonical payload. */
  fingerprint: string;
  recipient: string;
  replyTo: string | null;
  /** How often it was claimed. */
  tries: number;
  /** When it is due, while queued. */
  dueAt: number;
  createdAt: number;
  changedAt: number;
  progress: Progress;
  why: string;
};

/**
 * A requested send. `resendOf`: the send that it knowingly repeats. `replyAfter`: for a reply, the
 * newest message of the thread that the person has read.
 */
export type SendOrder = {
  idempotencyKey: string;
  message: Message;
  resendOf: string | null;
  replyAfter?: string | null;
};

/** Whether the state is final. */
export const hasSettled = (progress: Progress): progress is Settled | Ended =>
  progress.state !== "queued" && progress.state !== "sending";
