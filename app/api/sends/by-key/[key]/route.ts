import { sendEndpoints } from "@/lib/api/sends";
import { route } from "@/lib/server/http/route";
import { answerFind } from "@/lib/server/outbox/answer-send";
import { openOutbox } from "@/lib/server/outbox/server-outbox";

/** Finds a send by its key, for a client that lost the response. Sends nothing. */
export const GET = route(sendEndpoints.findByKey, ({ actor, params }) =>
  answerFind(actor, params, openOutbox()),
);
