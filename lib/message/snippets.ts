import type { Payload } from "./payload";

/** Where FlowIQ's requests go; `tenantId` is null in the sandbox, which has none. */
export type SnippetTarget = { baseUrl: string; tenantId: string | null };

/** FlowIQ's public address, for requests of the sandbox. */
export const FLOWIQ_TARGET: SnippetTarget = { baseUrl: "https://api.flowiq.live", tenantId: null };

const KEY_PLACEHOLDER = "fiq_YOUR_API_KEY";
const TENANT_PLACEHOLDER = "YOUR_TENANT";

const formatUrl = ({ baseUrl, tenantId }: SnippetTarget): string =>
  `${baseUrl.replace(/\/+$/, "")}/send-whatsapp?tenantId=${encodeURIComponent(tenantId ?? TENANT_PLACEHOLDER)}`;

export const formatJson = (payload: Payload): string => JSON.stringify(payload, null, 2);

/** Text as one argument of a POSIX shell. */
const quote = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

/** The request as a curl command for a POSIX shell, with a placeholder for the key. */
export const formatCurl = (payload: Payload, endpoint: SnippetTarget): string =>
  [
    `curl -X POST ${quote(formatUrl(endpoint))}`,
    `  -H ${quote(`Authorization: Bearer ${KEY_PLACEHOLDER}`)}`,
    `  -H ${quote("Content-Type: application/json")}`,
    `  --data-raw ${quote(formatJson(payload))}`,
  ].join(" \\\n");

const indent = (text: string): string => text.replaceAll("\n", "\n  ");

/** JavaScript for a server, since the key must not reach a browser; here it is a placeholder. */
export const formatFetch = (payload: Payload, endpoint: SnippetTarget): string =>
  [
    `await fetch(${JSON.stringify(formatUrl(endpoint))}, {`,
    `  method: "POST",`,
    `  headers: {`,
    `    Authorization: "Bearer ${KEY_PLACEHOLDER}",`,
    `    "Content-Type": "application/json",`,
    `  },`,
    `  body: JSON.stringify(${indent(formatJson(payload))}),`,
    `});`,
  ].join("\n");
