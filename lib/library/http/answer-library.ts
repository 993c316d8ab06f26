import "server-only";
import type { Actor } from "@/lib/accounts/actor/actor";
import { answerJson, answerProblem } from "@/lib/http/problem";
import { readOrder } from "@/lib/http/read-order";
import {
  createOrderSchema,
  labelOrderSchema,
  LIBRARY_ACTIONS,
  type LibraryAction,
  listOrderSchema,
  searchOrderSchema,
} from "@/lib/library/contract/library";
import {
  archiveMessage,
  deleteMessage,
  labelMessage,
  starMessage,
} from "@/lib/library/messages/change-message";
import { createMessage, duplicateMessage } from "@/lib/library/messages/create-message";
import { findMessage, findTags, listMessages, searchMessages } from "@/lib/library/search/find-messages";
import type { Store } from "@/lib/store/store";
import { IN_USE, LIBRARY_FULL, NO_ACTION, NO_MESSAGE } from "./problems";

/** What a handler works with. `at`: epoch ms. */
export type LibraryParts = { store: Store; at: number };

/** `POST /api/library/list` */
export async function answerList(request: Request, actor: Actor, { store }: LibraryParts): Promise<Response> {
  const order = await readOrder(request, listOrderSchema);
  if (!order.ok) return answerProblem(order.problem);
  return answerJson(200, await listMessages(actor, store, order.value));
}

/** `POST /api/library/search` */
export async function answerSearch(
  request: Request,
  actor: Actor,
  { store }: LibraryParts,
): Promise<Response> {
  const order = await readOrder(request, searchOrderSchema);
  if (!order.ok) return answerProblem(order.problem);
  return answerJson(200, { messages: await searchMessages(actor, store, order.value.text) });
}

/** `GET /api/library/tags` */
export const answerTags = async (actor: Actor, { store }: LibraryParts): Promise<Response> =>
  answerJson(200, { tags: await findTags(actor, store) });

/** `GET /api/library/:id` */
export async function answerMessage(actor: Actor, id: string, { store }: LibraryParts): Promise<Response> {
  const message = await findMessage(actor, store, id);
  return message ? answerJson(200, message) : answerProblem(NO_MESSAGE);
}

/** `POST /api/library`: 201 with the message. */
export async function answerCreate(
  request: Request,
  actor: Actor,
  { store, at }: LibraryParts,
): Promise<Response> {
  const order = await readOrder(request, createOrderSchema);
  if (!order.ok) return answerProblem(order.problem);
  const made = await createMessage(actor, store, order.value, at);
  return made === "full" ? answerProblem(LIBRARY_FULL) : answerJson(201, made);
}

/** `PUT /api/library/:id`: name and tags. */
export async function answerLabels(
  request: Request,
  actor: Actor,
  id: string,
  { store, at }: LibraryParts,
): Promise<Response> {
  const order = await readOrder(request, labelOrderSchema);
  if (!order.ok) return answerProblem(order.problem);
  const message = await labelMessage(actor, store, id, order.value, at);
  return message ? answerJson(200, message) : answerProblem(NO_MESSAGE);
}

/** `DELETE /api/library/:id`: 204 once it is gone for good; only from the archive. */
export async function answerDelete(actor: Actor, id: string, { store, at }: LibraryParts): Promise<Response> {
  const deletion = await deleteMessage(actor, store, id, at);
  switch (deletion) {
    case "deleted":
      return new Response(null, { status: 204, headers: { "Cache-Control": "no-store" } });
    case "missing":
      return answerProblem(NO_MESSAGE);
    case "in use":
      return answerProblem(IN_USE);
    default:
      return deletion satisfies never;
  }
}

const isAction = (action: string): action is LibraryAction =>
  (LIBRARY_ACTIONS as readonly string[]).includes(action);

async function answerDuplicate(actor: Actor, id: string, { store, at }: LibraryParts): Promise<Response> {
  const copy = await duplicateMessage(actor, store, id, at);
  if (copy === "missing") return answerProblem(NO_MESSAGE);
  return copy === "full" ? answerProblem(LIBRARY_FULL) : answerJson(201, copy);
}

/** `POST /api/library/:id/:action` */
export async function answerAction(
  actor: Actor,
  { id, action }: { id: string; action: string },
  parts: LibraryParts,
): Promise<Response> {
  if (!isAction(action)) return answerProblem(NO_ACTION);
  if (action === "duplicate") return answerDuplicate(actor, id, parts);
  const { store, at } = parts;
  const message =
    action === "star" || action === "unstar"
      ? await starMessage(actor, store, id, action === "star")
      : await archiveMessage(actor, store, id, action === "archive", at);
  return message ? answerJson(200, message) : answerProblem(NO_MESSAGE);
}
