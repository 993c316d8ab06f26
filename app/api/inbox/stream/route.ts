import { inboxEndpoints } from "@/lib/api/inbox";
import { route } from "@/lib/server/http/route";
import { answerStream } from "@/lib/server/inbox/answer-stream";

export const GET = route(inboxEndpoints.stream, ({ request, store }) =>
  answerStream(store, request.headers.get("last-event-id"), request.signal),
);
