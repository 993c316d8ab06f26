import "server-only";
import type { Actor } from "@/lib/accounts/actor/actor";
import { answerFile } from "@/lib/http/export/answer-file";
import { answerJson, answerProblem } from "@/lib/http/problem";
import { readOrder } from "@/lib/http/read-order";
import { importOrderSchema } from "@/lib/library/contract/files";
import { exportLibrary } from "@/lib/library/files/export-library";
import { importMessages } from "@/lib/library/files/import-messages";
import { recordLibrary } from "@/lib/library/messages/record-library";
import type { LibraryParts } from "./answer-library";

/** `GET /api/library/export`: a file to download. */
export async function answerExportLibrary(actor: Actor, { store, at }: LibraryParts): Promise<Response> {
  const file = exportLibrary(actor, store);
  await store.query((db) => recordLibrary(db, actor, "library exported", "every message as it is now", at));
  return answerFile(file, { name: "library", format: "json", at });
}

/** `POST /api/library/import` */
export async function answerImport(
  request: Request,
  actor: Actor,
  { store, at }: LibraryParts,
): Promise<Response> {
  const order = await readOrder(request, importOrderSchema);
  if (!order.ok) return answerProblem(order.problem);
  return answerJson(200, { results: await importMessages(actor, store, order.value.messages, at) });
}
