import * as z from "zod/mini";

/** `GET /api/settings` for an owner: what the server runs with. */
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
