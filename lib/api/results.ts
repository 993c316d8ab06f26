import * as z from "zod/mini";
import type { Endpoint } from "./endpoint";

/** How many sends FlowIQ accepted, and how many of those reached each later step. */
export const funnelSchema = z.object({
  accepted: z.number(),
  sent: z.number(),
  delivered: z.number(),
  read: z.number(),
  failed: z.number(),
  picked: z.number(),
});
export type Funnel = z.output<typeof funnelSchema>;

/**
 * How often each row was picked. `people`: picked it at least once; `picks`: every time.
 * Replies that could mean several rows count only in `unclear`.
 */
const rowsSchema = z.array(
  z.object({ id: z.string(), title: z.string(), people: z.number(), picks: z.number() }),
);

/** Results of one content: a saved message's `version`, or a batch's message (null). */
export const contentResultsSchema = z.object({
  version: z.nullable(z.number()),
  funnel: funnelSchema,
  rows: rowsSchema,
  unclear: z.number(),
});
export const resultsSchema = z.object({ contents: z.array(contentResultsSchema) });
export type Results = z.output<typeof resultsSchema>;
export type ContentResults = Results["contents"][number];

/** JSON, or a file with a format. */
export const csvQuerySchema = z.strictObject({ format: z.optional(z.enum(["csv"], "csv")) });

export const resultsEndpoints = {
  ofMessage: {
    method: "GET",
    path: "/api/library/{id}/results",
    summary: "Deliveries and picks of a saved message, by version; as CSV with ?format=csv",
    access: "look",
    query: csvQuerySchema,
    answers: { 200: resultsSchema },
    file: "text/csv",
  },
  ofBatch: {
    method: "GET",
    path: "/api/batches/{id}/results",
    summary: "Deliveries and picks of a batch; as CSV with ?format=csv",
    access: "look",
    query: csvQuerySchema,
    answers: { 200: resultsSchema },
    file: "text/csv",
  },
} as const satisfies Record<string, Endpoint>;
