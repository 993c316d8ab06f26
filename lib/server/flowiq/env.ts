import "server-only";
import * as z from "zod/mini";
import type { ServerFacts } from "@/lib/api/server-facts";
import { parseUrl } from "@/lib/message/parse-url";
import { environment, type Environment, parseEnvironment } from "@/lib/server/settings";

/** A bearer token's characters (RFC 6750, 2.1), after FlowIQ's prefix. */
const API_KEY = /^fiq_[\w.~+/-]+=*$/;
const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

const isPlain = (url: URL): boolean => !url.username && !url.password && !url.search && !url.hash;

function isBaseUrl(text: string): boolean {
  const url = parseUrl(text);
  if (!url) return false;
  const isSafe = url.protocol === "https:" || (url.protocol === "http:" && LOOPBACK.test(url.hostname));
  return isSafe && isPlain(url);
}

const environmentSchema = z
  .object({
    FLOWIQ_API_KEY: z.optional(z.string().check(z.regex(API_KEY))),
    FLOWIQ_TENANT_ID: z.optional(z.string().check(z.maxLength(200))),
    FLOWIQ_BASE_URL: z._default(z.string().check(z.refine(isBaseUrl)), "https://api.flowiq.live"),
  })
  .check(z.refine((read) => !read.FLOWIQ_API_KEY || read.FLOWIQ_TENANT_ID, { path: ["FLOWIQ_TENANT_ID"] }));

export type Settings =
  { mode: "sandbox" } | { mode: "live"; apiKey: string; tenantId: string; baseUrl: string };

/** Settings from an environment; a blank variable counts as absent. Throws a SettingsError. */
export function parseSettings(given: Environment): Settings {
  const read = parseEnvironment(environmentSchema, given);
  const { FLOWIQ_API_KEY: apiKey, FLOWIQ_TENANT_ID: tenantId, FLOWIQ_BASE_URL: baseUrl } = read;
  if (!apiKey || !tenantId) return { mode: "sandbox" };
  return { mode: "live", apiKey, tenantId, baseUrl };
}

let settings: Settings | undefined;

/** The server's settings, read from its environment on first use. Throws a SettingsError. */
export const readSettings = (): Settings => (settings ??= parseSettings(environment));

/** A key barely longer than its shown end would be almost fully revealed. */
const LEAST_KEY_LENGTH = 16;

const toLastFour = (key: string): string => (key.length < LEAST_KEY_LENGTH ? "••••" : key.slice(-4));

/** The server's FlowIQ settings for an owner, with only the key's end. */
export function toFlowIqFacts(
  settings: Settings,
): Pick<ServerFacts, "mode" | "base_url" | "tenant" | "key_last_four"> {
  switch (settings.mode) {
    case "sandbox":
      return { mode: "sandbox", base_url: "", tenant: null, key_last_four: null };
    case "live": {
      const { baseUrl, tenantId, apiKey } = settings;
      return { mode: "live", base_url: baseUrl, tenant: tenantId, key_last_four: toLastFour(apiKey) };
    }
    default:
      return settings satisfies never;
  }
}
