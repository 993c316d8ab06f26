import "server-only";
import type { Progress, Send } from "@/lib/outbox/send";

/** A send that has not happened yet. */
export type NewSend = Pick<Send, "idempotencyKey" | "fingerprint" | "resendOf">;

/**
 * `created`: it is new and queued. `known`: the same key asked for the same content before. `other content`: the same
 * key belongs to something else. `repeated`: the same content went out a short while ago. `full`: too many are under way.
 */
export type Creation =
  { kind: "created" | "known" | "repeated"; send: Send } | { kind: "other content" | "full" };

/**
 * Where sends are kept. `create` decides every race in one step, and `move` keeps what it is told before it resolves:
 * a send that is not yet `sending` here has not left.
 */
export type SendStore = {
  create(send: NewSend): Promise<Creation>;
  /** Appends the event and takes the new state. A move from a settled state is a bug and throws. */
  move(id: string, progress: Progress, why: string): Promise<Send>;
  find(id: string): Promise<Send | null>;
};
