import "server-only";
import type { Actor } from "@/lib/accounts/actor/actor";
import { deleteSend } from "@/lib/outbox/history/delete-send";
import { exportSends } from "@/lib/outbox/history/export/export-sends";
import { findRecord } from "@/lib/outbox/history/find-record";
import { findSends } from "@/lib/outbox/history/find-sends";
import { exportQuerySchema, pageQuerySchema } from "@/lib/outbox/history/send-filter";
import { recordExport } from "@/lib/outbox/safety/audit/record-acts";
import { answerFile } from "@/lib/http/export/answer-file";
import { answerJson, answerProblem, makeProblem } from "@/lib/http/problem";
import type { Store } from "@/lib/store/store";
import { readQuery } from "@/lib/http/read-query";

const NOT_FOUND = makeProblem(
  "not-found",
  404,
  "No such send",
  "No send has this id. It may have been deleted.",
);
const STILL_OPEN = makeProblem(
  "still-open",
  409,
  "This send cannot be deleted yet",
  "Only what has ended can be deleted. Cancel what is queued, and say what became of what may have been sent.",
);

/** `GET /api/sends` */
export async function answerPage(request: Request, actor: Actor, store: Store): Promise<Response> {
  const query = readQuery(request, pageQuerySchema);
  if (!query.ok) return answerProblem(query.problem);
  const { before, ...filter } = query.value;
  return answerJson(200, await findSends(actor, store, filter, before ?? null));
}

/** `GET /api/sends/:id/record` */
export async function answerRecord(actor: Actor, id: string, store: Store): Promise<Response> {
  const record = await findRecord(actor, store, id);
  return record ? answerJson(200, record) : answerProblem(NOT_FOUND);
}

/** `DELETE /api/sends/:id`: 204 once it is gone. `now` in epoch ms. */
export async function answerDelete(actor: Actor, id: string, store: Store, now: number): Promise<Response> {
  const { kind } = await deleteSend(actor, store, id, now);
  switch (kind) {
    case "deleted":
      return new Response(null, { status: 204, headers: { "Cache-Control": "no-store" } });
    case "missing":
      return answerProblem(NOT_FOUND);
    case "open":
      return answerProblem({ ...STILL_OPEN, id });
    default:
      return kind satisfies never;
  }
}

/** `GET /api/sends/export?format=csv|json` with the filters of the page: a file to download. `now` in epoch ms. */
export async function answerExport(
  request: Request,
  actor: Actor,
  store: Store,
  now: number,
): Promise<Response> {
  const query = readQuery(request, exportQuerySchema);
  if (!query.ok) return answerProblem(query.problem);
  const { format, ...filter } = query.value;
  const file = exportSends(actor, store, filter, format);
  const narrowedBy = Object.keys(filter);
  await store.query((db) => recordExport(db, actor, { format, filter: narrowedBy }, now));
  return answerFile(file, { name: "outbox", format, at: now });
}
