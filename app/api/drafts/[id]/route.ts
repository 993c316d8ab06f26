import { draftEndpoints, draftIdSchema } from "@/lib/api/drafts";
import { answerJson, answerNothing, answerProblem, makeProblem } from "@/lib/server/http/problem";
import { route } from "@/lib/server/http/route";
import { dropDraft, findDraft, storeDraft } from "@/lib/server/library/store-draft";

const NO_DRAFT = makeProblem(
  "not-found",
  404,
  "No such draft",
  "It may have been saved or cleared in another browser.",
);

export const GET = route(draftEndpoints.find, async ({ actor, params, store }) => {
  const draft = await findDraft(actor, store, params.id);
  return draft ? answerJson(200, draft) : answerProblem(NO_DRAFT);
});

export const PUT = route(draftEndpoints.save, async ({ request, actor, params, body, store, at }) => {
  if (!draftIdSchema.safeParse(params.id).success) return answerProblem(NO_DRAFT);
  const browser = request.headers.get("user-agent") ?? "";
  await storeDraft(actor, store, { id: params.id, browser, order: body }, at);
  return answerNothing();
});

export const DELETE = route(draftEndpoints.remove, async ({ actor, params, store }) => {
  await dropDraft(actor, store, params.id);
  return answerNothing();
});
