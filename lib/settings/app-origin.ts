import "server-only";
import * as z from "zod/mini";
import { parseUrl } from "@/lib/message/parse-url";
import { environment } from "./environment";
import { type Environment, parseEnvironment } from "./parse-environment";

function isOrigin(text: string): boolean {
  const url = parseUrl(text);
  if (!url) return false;
  const isPlain = !url.username && !url.password && !url.search && !url.hash;
  return /^https?:$/.test(url.protocol) && url.pathname === "/" && isPlain;
}

const schema = z.object({
  APP_ORIGIN: z._default(z.string().check(z.refine(isOrigin)), "http://localhost:3000"),
});

/** The address in the browser's bar, without a trailing slash. Throws a SettingsError. */
export const parseAppOrigin = (given: Environment): string =>
  new URL(parseEnvironment(schema, given).APP_ORIGIN).origin;

let appOrigin: string | undefined;

/** The same from this process's environment, read on first use. It is never derived from a request. Throws a SettingsError. */
export const readAppOrigin = (): string => (appOrigin ??= parseAppOrigin(environment));
