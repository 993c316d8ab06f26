import { inboxEndpoints } from "@/lib/api/inbox";
import { answerJson, answerProblem, makeProblem } from "@/lib/server/http/problem";
import { route } from "@/lib/server/http/route";

const NO_EVENT = makeProblem("not-found", 404, "No such event", "No event has this id, or it was deleted.");

/** Only events that a conversation shows; owners see set-aside events in the settings. */
export const GET = route(inboxEndpoints.event, async ({ params, store }) => {
  const event = await store.query((db) =>
    db
      .selectFrom("inbox_events")
      .select(["id", "event_type", "at", "body"])
      .where("id", "=", params.id)
      .where("outcome", "=", "taken")
      .executeTakeFirst(),
  );
  return event ? answerJson(200, event) : answerProblem(NO_EVENT);
});
