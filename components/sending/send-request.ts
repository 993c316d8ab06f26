import { type Problem, problemSchema } from "@/lib/http/contract/problem";
import {
  IDEMPOTENCY_KEY_HEADER,
  RESEND_OF_HEADER,
  type SendView,
  sendViewSchema,
} from "@/lib/outbox/contract/send-view";

/** One thing to send: the body as JSON, the key it goes out once under, and the earlier send that it repeats on purpose. */
export type SendRequest = { body: string; key: string; resendOf?: string };

/** What became of asking the server: a send, a refusal before any send, or no usable answer from Menuet's own server. */
export type SendAnswer =
  { kind: "send"; send: SendView } | { kind: "refused"; problem: Problem } | { kind: "no answer" };

async function readAnswer(response: Response): Promise<SendAnswer> {
  const body: unknown = await response.json();
  const send = sendViewSchema.safeParse(body);
  if (send.success) return { kind: "send", send: send.data };
  const problem = problemSchema.safeParse(body);
  return problem.success ? { kind: "refused", problem: problem.data } : { kind: "no answer" };
}

async function ask(path: string, init: RequestInit): Promise<SendAnswer> {
  try {
    return await readAnswer(await fetch(path, init));
  } catch {
    // The page was offline, the server gone, or a proxy answered in its place: whether it took the send is not known.
    return { kind: "no answer" };
  }
}

/** POST /api/send. Asking again with the same key is safe: it sends once. */
export const requestSend = ({ body, key, resendOf }: SendRequest): Promise<SendAnswer> =>
  ask("/api/send", {
    method: "POST",
    headers: {
      "Content-Type": "application/json",
      [IDEMPOTENCY_KEY_HEADER]: key,
      ...(resendOf === undefined ? {} : { [RESEND_OF_HEADER]: resendOf }),
    },
    body,
  });

/** What a person can say of a send that is still queued: that it shall go out now, or that it shall not. */
export type Decision = "confirm" | "cancel";

/** POST /api/sends/:id/{confirm,cancel}: why it was not done, or null where it was. How the send stands then is asked for anew. */
export async function requestDecision(id: string, decision: Decision): Promise<string | null> {
  try {
    const response = await fetch(`/api/sends/${encodeURIComponent(id)}/${decision}`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
    });
    if (response.ok) return null;
    return problemSchema.parse(await response.json()).detail;
  } catch {
    return "Menuet's server did not answer. Try again.";
  }
}

/** GET /api/sends/:id. */
export const requestSendState = (id: string): Promise<SendAnswer> =>
  ask(`/api/sends/${encodeURIComponent(id)}`, { headers: { Accept: "application/json" } });
