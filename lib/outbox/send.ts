import "server-only";
import type { Message } from "@/lib/message/message";
import type { Upstream } from "./contract/send-view";

/**
 * Why a send was refused: the message by FlowIQ (`refused`), the server's key (`key`), another setting (`settings`), no
 * connection (`unreachable`), or no room on the other side after every try (`busy`).
 */
export type RejectionReason = "refused" | "key" | "settings" | "unreachable" | "busy";

/** How a send ended. `detail` is for the person who sends; `upstream` is FlowIQ's own words, where it answered. */
export type Settled =
  | { state: "accepted"; messageId: string; recipient: string; messageType: string }
  | { state: "rejected"; reason: RejectionReason; detail: string; upstream?: Upstream }
  | { state: "unknown"; detail: string; upstream?: Upstream };

/** Ended by a person: taken back before it left, or settled by whoever looked at the chat. */
export type Ended = { state: "cancelled" } | { state: "closed" };

export type Progress = { state: "queued" } | { state: "sending" } | Settled | Ended;

/** One change of state: `at` in epoch ms. Events are appended and never overwritten. */
export type SendEvent = { at: number; from: Progress["state"] | null; to: Progress["state"]; why: string };

/** One attempt to deliver one message to one recipient. `fingerprint`: SHA-256 of its canonical payload. */
export type Send = {
  id: string;
  idempotencyKey: string;
  fingerprint: string;
  /** The earlier send that a person chose to repeat. */
  resendOf: string | null;
  createdAt: number;
  progress: Progress;
  events: readonly SendEvent[];
};

/** What a person asked for. `resendOf` names the send that it knowingly repeats. */
export type SendOrder = { idempotencyKey: string; message: Message; resendOf: string | null };

export const isSettled = (progress: Progress): progress is Settled | Ended =>
  progress.state !== "queued" && progress.state !== "sending";
