import "server-only";
import { createHmac } from "node:crypto";
import type { Client } from "@/lib/accounts/session/create-session";
import type { Db } from "@/lib/store/store";
import { AUTH_COOKIES } from "./auth";
import { readAuthSecret } from "./auth-secret";

/** better-auth's own refusals; anything else that it throws is a bug or the store's. */
type AuthRefusal = Error & { statusCode: number };

const isRefusal = (error: unknown): error is AuthRefusal =>
  error instanceof Error && "statusCode" in error && typeof error.statusCode === "number";

/** What it was asked for, or the status with which it refused. */
export async function callAuth<T>(
  work: () => Promise<T>,
): Promise<{ ok: true; value: T } | { ok: false; status: number }> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    if (isRefusal(error) && error.statusCode < 500) return { ok: false, status: error.statusCode };
    throw error;
  }
}

/** The headers of a request as better-auth wants them: its cookies, signed, and what it writes down of the client. */
function toHeaders({ address, browser }: Client, cookies: string[]): Headers {
  const headers = new Headers({ "user-agent": browser });
  if (address !== "") headers.set("x-forwarded-for", address);
  if (cookies.length > 0) headers.set("cookie", cookies.join("; "));
  return headers;
}

export const toSignInHeaders = (client: Client): Headers => toHeaders(client, []);

export const toStepHeaders = (client: Client, step: string): Headers =>
  toHeaders(client, [`${AUTH_COOKIES.step}=${step}`]);

/** A browser holds its session's bare token; better-auth takes it signed. */
export async function toSessionHeaders(db: Db, client: Client, token: string): Promise<Headers> {
  const signature = createHmac("sha256", await readAuthSecret(db))
    .update(token)
    .digest("base64");
  return toHeaders(client, [`${AUTH_COOKIES.session}=${encodeURIComponent(`${token}.${signature}`)}`]);
}

/** A cookie that better-auth sets, as it stands in its header; null where it sets none, or takes it back. */
export function readSetCookie(headers: Headers, name: string): string | null {
  const values = headers
    .getSetCookie()
    .filter((line) => line.startsWith(`${name}=`))
    .map((line) => line.slice(name.length + 1).split(";")[0] ?? "");
  return values.at(-1) || null;
}

/** The bare token of the session that it opened, or null. */
export function readNewToken(headers: Headers): string | null {
  const value = readSetCookie(headers, AUTH_COOKIES.session);
  return value === null ? null : (decodeURIComponent(value).split(".")[0] ?? null);
}
