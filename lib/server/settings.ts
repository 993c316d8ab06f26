import "server-only";
import * as z from "zod/mini";
import { parseUrl } from "@/lib/message/parse-url";

/** Names the invalid settings, never their values. */
export class SettingsError extends Error {
  override name = "SettingsError";
  constructor(readonly settings: string[]) {
    super(`These settings are missing or malformed: ${settings.join(", ")}. See docs/settings.md.`);
  }
}

export type Environment = Record<string, string | undefined>;

/** Parses an environment by a schema; blank variables count as absent. Throws a SettingsError. */
export function parseEnvironment<T>(schema: z.ZodMiniType<T>, environment: Environment): T {
  const given = Object.entries(environment)
    .map(([name, value]) => [name, value?.trim()] as const)
    .filter(([, value]) => value);
  const read = schema.safeParse(Object.fromEntries(given));
  if (read.success) return read.data;
  throw new SettingsError([...new Set(read.error.issues.map(({ path }) => String(path[0])))]);
}

/** The process's environment. Only this module reads it. */
export const environment: Environment = process.env;

const proxySchema = z.object({ MENUET_TRUST_PROXY: z._default(z.enum(["0", "1"]), "0") });

/** Whether a trusted proxy sets the client's address. Throws a SettingsError. */
export const parseProxyTrust = (given: Environment): boolean =>
  parseEnvironment(proxySchema, given).MENUET_TRUST_PROXY === "1";

function isOrigin(text: string): boolean {
  const url = parseUrl(text);
  if (!url) return false;
  const isPlain = !url.username && !url.password && !url.search && !url.hash;
  return /^https?:$/.test(url.protocol) && url.pathname === "/" && isPlain;
}

const originSchema = z.object({
  APP_ORIGIN: z._default(z.string().check(z.refine(isOrigin)), "http://localhost:3000"),
});

/** The address in the browser's bar, without a trailing slash. Throws a SettingsError. */
export const parseAppOrigin = (given: Environment): string =>
  new URL(parseEnvironment(originSchema, given).APP_ORIGIN).origin;

let appOrigin: string | undefined;

/** The same from the environment, on first use, never from a request. Throws a SettingsError. */
export const readAppOrigin = (): string => (appOrigin ??= parseAppOrigin(environment));
