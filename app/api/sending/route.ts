import { sendingEndpoints } from "@/lib/api/safety";
import { route } from "@/lib/server/http/route";
import { answerNewSafety, answerSafety, answerStop } from "@/lib/server/outbox/answer-safety";
import { openOutbox } from "@/lib/server/outbox/server-outbox";

export const GET = route(sendingEndpoints.find, ({ actor, at }) => answerSafety(actor, openOutbox(), at));

export const PUT = route(sendingEndpoints.change, ({ request, actor, at }) =>
  answerNewSafety(request, actor, openOutbox(), at),
);

/** Senders can stop; the handler checks that only owners resume. */
export const POST = route(sendingEndpoints.stop, ({ request, actor, at }) =>
  answerStop(request, actor, openOutbox(), at),
);
