import "server-only";
import type { Actor } from "@/lib/accounts/actor/actor";
import { answerJson, answerProblem } from "@/lib/http/problem";
import { readOrder } from "@/lib/http/read-order";
import { saveOrderSchema } from "@/lib/library/contract/library";
import { findVersion, findVersions } from "@/lib/library/versions/find-versions";
import { saveVersion } from "@/lib/library/versions/save-version";
import type { LibraryParts } from "./answer-library";
import { ARCHIVED, NO_MESSAGE, NO_VERSION, SAVED_MEANWHILE, VERSIONS_FULL } from "./problems";

/** `GET /api/library/:id/versions` */
export async function answerVersions(actor: Actor, id: string, { store }: LibraryParts): Promise<Response> {
  const versions = await findVersions(actor, store, id);
  return versions.length > 0 ? answerJson(200, { versions }) : answerProblem(NO_MESSAGE);
}

const NUMBER = /^[1-9]\d{0,5}$/;

/** `GET /api/library/:id/versions/:version` */
export async function answerVersion(
  actor: Actor,
  { id, version }: { id: string; version: string },
  { store }: LibraryParts,
): Promise<Response> {
  const found = NUMBER.test(version) ? await findVersion(actor, store, id, Number(version)) : null;
  return found ? answerJson(200, found) : answerProblem(NO_VERSION);
}

/** `POST /api/library/:id/versions`: 201 with the message; 409 with what was saved meanwhile. */
export async function answerSave(
  request: Request,
  actor: Actor,
  id: string,
  { store, at }: LibraryParts,
): Promise<Response> {
  const order = await readOrder(request, saveOrderSchema);
  if (!order.ok) return answerProblem(order.problem);
  const saving = await saveVersion(actor, store, id, order.value, at);
  switch (saving.kind) {
    case "saved":
      return answerJson(201, saving.message);
    case "conflict":
      return answerProblem({ ...SAVED_MEANWHILE, current: saving.current });
    case "missing":
      return answerProblem(NO_MESSAGE);
    case "archived":
      return answerProblem(ARCHIVED);
    case "full":
      return answerProblem(VERSIONS_FULL);
    case "no such version":
      return answerProblem(NO_VERSION);
    default:
      return saving satisfies never;
  }
}
