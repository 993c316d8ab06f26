import { libraryEndpoints } from "@/lib/api/library";
import { answerJson, answerProblem } from "@/lib/server/http/problem";
import { route } from "@/lib/server/http/route";
import { createMessage } from "@/lib/server/library/create-message";
import { LIBRARY_FULL } from "@/lib/server/library/library-problems";

export const POST = route(libraryEndpoints.create, async ({ actor, body, store, at }) => {
  const made = await createMessage(actor, store, body, at);
  return made === "full" ? answerProblem(LIBRARY_FULL) : answerJson(201, made);
});
