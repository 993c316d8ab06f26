import * as z from "zod/mini";
import type { Endpoint } from "./endpoint";

/** `GET /api/settings` for an owner: the server's settings. */
export const serverFactsSchema = z.object({
  mode: z.enum(["sandbox", "live"]),
  base_url: z.string(),
  tenant: z.nullable(z.string()),
  /** The key's last four characters; null without a key. */
  key_last_four: z.nullable(z.string()),
  version: z.string(),
  store: z.enum(["file", "postgres"]),
  app_origin: z.string(),
  node: z.string(),
});
export type ServerFacts = z.output<typeof serverFactsSchema>;

const healthSchema = z.object({ status: z.literal("ok"), mode: z.enum(["sandbox", "live"]) });

export const serverEndpoints = {
  settings: {
    method: "GET",
    path: "/api/settings",
    summary: "The settings that the server runs with",
    access: "manage",
    answers: { 200: serverFactsSchema },
  },
  health: {
    method: "GET",
    path: "/api/health",
    summary: "200 once the server can do its work, else 503",
    access: "anyone",
    answers: { 200: healthSchema },
  },
  metrics: {
    method: "GET",
    path: "/api/metrics",
    summary: "Metrics for Prometheus",
    access: "manage",
    answers: { 200: "text/plain" },
  },
} as const satisfies Record<string, Endpoint>;
