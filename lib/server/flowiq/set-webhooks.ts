import "server-only";
import * as z from "zod/mini";
import { type FlowIqTarget, type Patience, PATIENCE, post } from "./client";
import { findAdministration } from "@/lib/server/flowiq/reply";
import { parseReply } from "./reply";

/** `unclear`: it may be registered now; check FlowIQ's dashboard before a retry. */
export type Registration =
  | { kind: "registered"; id: string }
  | { kind: "refused"; detail: string }
  | { kind: "unreachable" | "unclear" };

const replySchema = z.object({ webhook: z.object({ id: z.string().check(z.minLength(1)) }) });

function parseJson(body: string | null): unknown {
  try {
    return JSON.parse(body ?? "");
  } catch {
    return undefined;
  }
}

/** Sends all WhatsApp events to that URL; FlowIQ documents no way to read the current one. */
export async function setWebhooks(
  target: FlowIqTarget,
  url: string,
  patience: Patience = PATIENCE,
): Promise<Registration> {
  const outcome = await post(target, "set-webhooks", { url, type: "all", platform: "whatsapp" }, patience);
  if (outcome.kind === "not written") return { kind: "unreachable" };
  if (outcome.kind === "written") return { kind: "unclear" };
  const { status, body } = outcome;
  const reply = replySchema.safeParse(parseJson(body));
  if (status >= 200 && status < 300)
    return reply.success ? { kind: "registered", id: reply.data.webhook.id } : { kind: "unclear" };
  const { error, message } = parseReply(body);
  const words = [error, message].filter(Boolean).join(": ");
  return {
    kind: "refused",
    detail: findAdministration(error)?.detail ?? (words || `FlowIQ answered with status ${status}.`),
  };
}
