import { askJson } from "@/components/requests/ask-server";
import { AUDIT_EVENTS, type AuditEvent, auditPageSchema } from "@/lib/audit/contract/audit";

/** One page of the log; `before`: the page before's `next`. */
export function fetchAudit(event: AuditEvent | "", before: string | null) {
  const words = new URLSearchParams();
  if (event !== "") words.set("event", event);
  if (before !== null) words.set("before", before);
  return askJson(words.size === 0 ? "/api/audit" : `/api/audit?${words}`, auditPageSchema);
}

/** Where what a filter shows can be had as a file. */
export function toAuditExportPath(event: AuditEvent | "", format: "csv" | "json"): string {
  const words = new URLSearchParams({ format });
  if (event !== "") words.set("event", event);
  return `/api/audit/export?${words}`;
}

const toSentence = (event: AuditEvent): string => event.charAt(0).toUpperCase() + event.slice(1);

export const EVENT_OPTIONS: readonly { value: AuditEvent | ""; name: string }[] = [
  { value: "", name: "Any event" },
  ...AUDIT_EVENTS.map((value) => ({ value, name: toSentence(value) })),
];
