import "server-only";
import type { Actor } from "@/lib/accounts/actor/actor";
import { answerJson, answerProblem, makeProblem } from "@/lib/http/problem";
import { readOrder } from "@/lib/http/read-order";
import { draftIdSchema, draftOrderSchema } from "@/lib/library/contract/drafts";
import { dropDraft, findDraft, findDrafts, keepDraft } from "@/lib/library/drafts/keep-draft";
import type { LibraryParts } from "./answer-library";

const NO_DRAFT = makeProblem(
  "not-found",
  404,
  "No such draft",
  "It may have been saved or emptied where it was written.",
);

const answerNothing = (): Response =>
  new Response(null, { status: 204, headers: { "Cache-Control": "no-store" } });

/** `GET /api/drafts` */
export const answerDrafts = async (actor: Actor, { store }: LibraryParts): Promise<Response> =>
  answerJson(200, { drafts: await findDrafts(actor, store) });

/** `GET /api/drafts/:id` */
export async function answerDraft(actor: Actor, id: string, { store }: LibraryParts): Promise<Response> {
  const draft = await findDraft(actor, store, id);
  return draft ? answerJson(200, draft) : answerProblem(NO_DRAFT);
}

/** `PUT /api/drafts/:id` */
export async function answerKeepDraft(
  request: Request,
  actor: Actor,
  id: string,
  { store, at }: LibraryParts,
): Promise<Response> {
  const order = await readOrder(request, draftOrderSchema);
  if (!order.ok) return answerProblem(order.problem);
  if (!draftIdSchema.safeParse(id).success) return answerProblem(NO_DRAFT);
  const browser = request.headers.get("user-agent") ?? "";
  await keepDraft(actor, store, { id, browser, order: order.value }, at);
  return answerNothing();
}

/** `DELETE /api/drafts/:id` */
export async function answerDropDraft(actor: Actor, id: string, { store }: LibraryParts): Promise<Response> {
  await dropDraft(actor, store, id);
  return answerNothing();
}
