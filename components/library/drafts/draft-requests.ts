import { askJson, askNothing, withJson } from "@/components/requests/ask-server";
import {
  type DraftOrder,
  type DraftSummary,
  draftsSchema,
  type ServerDraft,
  serverDraftSchema,
} from "@/lib/library/contract/drafts";

const ROOT = "/api/drafts";
const toPath = (id: string) => `${ROOT}/${encodeURIComponent(id)}`;

export const fetchDrafts = async (): Promise<DraftSummary[]> => (await askJson(ROOT, draftsSchema)).drafts;

export const fetchDraft = (id: string): Promise<ServerDraft> => askJson(toPath(id), serverDraftSchema);

/** `keepalive`: the request goes on when the page is left. */
export const putDraft = (id: string, order: DraftOrder, { keepalive = false } = {}): Promise<void> =>
  askNothing(toPath(id), { ...withJson("PUT", order), keepalive });

export const dropDraft = (id: string): Promise<void> => askNothing(toPath(id), { method: "DELETE" });
