import { libraryEndpoints } from "@/lib/api/library";
import { answerJson, answerProblem } from "@/lib/server/http/problem";
import { route } from "@/lib/server/http/route";
import { createMessage, duplicateMessage } from "@/lib/server/library/create-message";
import { LIBRARY_FULL, NO_MESSAGE } from "@/lib/server/library/library-problems";

export const POST = route(libraryEndpoints.create, async ({ actor, body, store, at }) => {
  const made =
    "copy_of" in body
      ? await duplicateMessage(actor, store, body.copy_of, at)
      : await createMessage(actor, store, body, at);
  if (made === "missing") return answerProblem(NO_MESSAGE);
  return made === "full" ? answerProblem(LIBRARY_FULL) : answerJson(201, made);
});
