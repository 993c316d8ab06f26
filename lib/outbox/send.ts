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

/** Why a queued send is not taken up. */
export type Hold = "stale" | "paused" | null;

export type Progress = { state: "queued"; hold: Hold } | { state: "sending" } | Settled | Ended;

/** One attempt to deliver one message to one recipient. Times in epoch ms; `why`: the words of its latest event. */
export type Send = {
  id: string;
  idempotencyKey: string;
  /** SHA-256 of its canonical payload. */
  fingerprint: string;
  recipient: string;
  /** How often it was claimed. */
  tries: number;
  createdAt: number;
  changedAt: number;
  progress: Progress;
  why: string;
};

/** What a person asked for. `resendOf` names the send that it knowingly repeats. */
export type SendOrder = {
  idempotencyKey: string;
  message: Message;
  resendOf: string | null;
};

/** Whether nothing more happens to it by itself. */
export const isSettled = (progress: Progress): progress is Settled | Ended =>
  progress.state !== "queued" && progress.state !== "sending";
