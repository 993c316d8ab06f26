import {
  type Retention,
  retentionSchema,
  type SendAction,
  type SendPage,
  sendPageSchema,
  type SendRecord,
  sendRecordSchema,
} from "@/lib/outbox/contract/history";
import { askFile, askJson, askNothing, withJson } from "@/components/requests/ask-server";

const toSendPath = (id: string) => `/api/sends/${encodeURIComponent(id)}`;

/** One page; `query`: the filter as the server takes it; `before`: the page before's `next`. */
export function fetchSends(query: string, before: string | null): Promise<SendPage> {
  const words = new URLSearchParams(query);
  if (before !== null) words.set("before", before);
  return askJson(words.size === 0 ? "/api/sends" : `/api/sends?${words}`, sendPageSchema);
}

export const fetchRecord = (id: string): Promise<SendRecord> =>
  askJson(`${toSendPath(id)}/record`, sendRecordSchema);

/** What a person does about a send; answers how it stands then. */
export async function postAction(id: string, action: Exclude<SendAction, "delete">): Promise<SendRecord> {
  await askNothing(`${toSendPath(id)}/${action}`, withJson("POST", {}));
  return fetchRecord(id);
}

export const deleteSend = (id: string): Promise<void> => askNothing(toSendPath(id), { method: "DELETE" });

export const fetchRetention = (): Promise<Retention> => askJson("/api/outbox/retention", retentionSchema);
export const putRetention = (retention: Retention): Promise<Retention> =>
  askJson("/api/outbox/retention", retentionSchema, withJson("PUT", retention));

export type ExportFormat = "csv" | "json";

/** Where everything that a filter shows can be had as a file. */
export const toExportPath = (query: string, format: ExportFormat): string => {
  const words = new URLSearchParams(query);
  words.set("format", format);
  return `/api/sends/export?${words}`;
};

export const fetchExport = (query: string, format: ExportFormat): Promise<Blob> =>
  askFile(toExportPath(query, format));
