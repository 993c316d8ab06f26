import "server-only";
import { type Actor, assertMay } from "@/lib/accounts/actor/actor";
import { type AudioFinding, audioOrderSchema } from "@/lib/audio/contract/finding";
import { answerJson, answerProblem, makeProblem } from "@/lib/http/problem";
import { readJson } from "@/lib/http/read-json";

/** How often an account may have an address looked at. */
export const LOOKS = { max: 10, windowMs: 60_000 };

type Turn = { ok: true } | { ok: false; retryAfterMs: number };
export type LookDesk = {
  isOn: boolean;
  /** Takes a turn of that name from LOOKS. */
  takeTurn: (name: string) => Promise<Turn>;
  look: (url: string) => Promise<AudioFinding>;
};

const SWITCHED_OFF = makeProblem(
  "switched-off",
  404,
  "Checking audio is switched off",
  "This Menuet does not look at audio addresses (MENUET_AUDIO_CHECK). The message can be sent without.",
);
const NOT_AN_ORDER = makeProblem(
  "not-valid",
  422,
  "The request cannot be used",
  `Send an object with “url” alone, an address of at most 2,048 characters.`,
);

function answerTooMany(retryAfterMs: number): Response {
  const seconds = Math.max(1, Math.ceil(retryAfterMs / 1_000));
  const words = `An account may check ${LOOKS.max} addresses a minute. Try again in ${seconds} ${seconds === 1 ? "second" : "seconds"}.`;
  return answerProblem(makeProblem("too-many", 429, "Too many checks", words), {
    "Retry-After": String(seconds),
  });
}

/** POST /api/audio: what stands at an address, for whoever may look. What was found is a 200, whatever it is. */
export async function answerAudio(request: Request, actor: Actor, desk: LookDesk): Promise<Response> {
  assertMay(actor, "look");
  if (!desk.isOn) return answerProblem(SWITCHED_OFF);
  const body = await readJson(request);
  if (!body.ok) return answerProblem(body.problem);
  const order = audioOrderSchema.safeParse(body.value);
  if (!order.success) return answerProblem(NOT_AN_ORDER);
  const turn = await desk.takeTurn(`audio:${actor.accountId}`);
  if (!turn.ok) return answerTooMany(turn.retryAfterMs);
  return answerJson(200, await desk.look(order.data.url));
}
