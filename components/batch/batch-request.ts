import {
  type BatchAction,
  type BatchFailures,
  batchFailuresSchema,
  type BatchOrder,
  type BatchView,
  batchViewSchema,
} from "@/lib/outbox/contract/batch";
import { sendPageSchema, sendRecordSchema } from "@/lib/outbox/contract/history";
import { type Problem, problemSchema } from "@/lib/http/contract/problem";
import { IDEMPOTENCY_KEY_HEADER } from "@/lib/outbox/contract/send-view";

/** What asking about a batch came to: the batch, a refusal in words, or no usable answer from Menuet's own server. */
export type BatchAnswer =
  { kind: "batch"; batch: BatchView } | { kind: "refused"; problem: Problem } | { kind: "no answer" };

const JSON_ONLY = { Accept: "application/json" };
const toPath = (id: string, rest = "") => `/api/batches/${encodeURIComponent(id)}${rest}`;

async function ask(path: string, init: RequestInit): Promise<BatchAnswer> {
  try {
    const body: unknown = await (await fetch(path, init)).json();
    const batch = batchViewSchema.safeParse(body);
    if (batch.success) return { kind: "batch", batch: batch.data };
    const problem = problemSchema.safeParse(body);
    return problem.success ? { kind: "refused", problem: problem.data } : { kind: "no answer" };
  } catch {
    // The page was offline, the server gone, or a proxy answered in its place: whether it took the order is not known.
    return { kind: "no answer" };
  }
}

/** POST /api/batches. `order`: a BatchOrder as JSON. Asking again with the same key is safe: it makes one batch. */
export const requestBatch = ({ order, key }: { order: string; key: string }): Promise<BatchAnswer> =>
  ask("/api/batches", {
    method: "POST",
    headers: { "Content-Type": "application/json", [IDEMPOTENCY_KEY_HEADER]: key },
    body: order,
  });

/** GET /api/batches/:id. */
export const requestBatchState = (id: string): Promise<BatchAnswer> =>
  ask(toPath(id), { headers: JSON_ONLY });

/** POST /api/batches/:id/{pause,resume,cancel}. */
export const requestBatchAction = (id: string, action: BatchAction): Promise<BatchAnswer> =>
  ask(toPath(id, `/${action}`), {
    method: "POST",
    headers: { ...JSON_ONLY, "Content-Type": "application/json" },
  });

export const toFailuresCsvPath = (id: string): string => toPath(id, "/failed?format=csv");

async function read(path: string): Promise<unknown> {
  const response = await fetch(path, { headers: JSON_ONLY });
  if (!response.ok) throw new Error(`${path} answered ${response.status}`);
  return response.json();
}

/** GET /api/batches/:id/failed. Throws where there is no usable answer. */
export async function readBatchFailures(id: string): Promise<BatchFailures["failures"]> {
  return batchFailuresSchema.parse(await read(toPath(id, "/failed"))).failures;
}

/** What a batch sends, read from one of its sends; null where it made none. Throws where there is no usable answer. */
export async function readBatchMessage(id: string): Promise<BatchOrder["message"] | null> {
  const page = sendPageSchema.parse(await read(`/api/sends?batch=${encodeURIComponent(id)}`));
  const [first] = page.sends;
  if (!first) return null;
  const { payload } = sendRecordSchema.parse(await read(`/api/sends/${encodeURIComponent(first.id)}/record`));
  if (typeof payload !== "object" || payload === null) return null;
  return Object.fromEntries(Object.entries(payload).filter(([field]) => field !== "phone_number"));
}
