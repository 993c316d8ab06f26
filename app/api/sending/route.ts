import { sendingEndpoints } from "@/lib/api/safety";
import { route } from "@/lib/server/http/route";
import { answerNewSafety, answerSafety } from "@/lib/server/outbox/safety/answer-safety";
import { openOutbox } from "@/lib/server/outbox/server-outbox";

export const GET = route(sendingEndpoints.find, ({ actor, at }) => answerSafety(actor, openOutbox(), at));

export const PUT = route(sendingEndpoints.change, ({ request, actor, at }) =>
  answerNewSafety(request, actor, openOutbox(), at),
);
