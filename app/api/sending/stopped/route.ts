import { sendingEndpoints } from "@/lib/api/safety";
import { route } from "@/lib/server/http/route";
import { answerStop } from "@/lib/server/outbox/safety/answer-safety";
import { openOutbox } from "@/lib/server/outbox/server-outbox";

/** Senders can stop; the handler checks that only owners resume. */
export const PUT = route(sendingEndpoints.stop, ({ request, actor, at }) =>
  answerStop(request, actor, openOutbox(), at),
);
