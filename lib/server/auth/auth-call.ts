import "server-only";
import { createHmac } from "node:crypto";
import type { Client } from "./sessions";
import { isSameText, readAuthSecret } from "./secret";
import type { Db } from "@/lib/server/db/store";
import { AUTH_COOKIES } from "./auth";

/** better-auth's own refusals; other errors are bugs or store errors. */
type AuthRefusal = Error & { statusCode: number };

const isRefusal = (error: unknown): error is AuthRefusal =>
  error instanceof Error && "statusCode" in error && typeof error.statusCode === "number";

/** The result, or the status of the refusal. */
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

/** Request headers for better-auth: signed cookies, and the client data that it records. */
function toHeaders({ address, browser }: Client, cookies: string[]): Headers {
  const headers = new Headers({ "user-agent": browser });
  if (address !== "") headers.set("x-forwarded-for", address);
  if (cookies.length > 0) headers.set("cookie", cookies.join("; "));
  return headers;
}

export const toSignInHeaders = (client: Client): Headers => toHeaders(client, []);

export const toStepHeaders = (client: Client, step: string): Headers =>
  toHeaders(client, [`${AUTH_COOKIES.step}=${step}`]);

/** A client's cookie may be badly encoded. */
function toDecoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return "";
  }
}

const sign = async (db: Db, value: string): Promise<string> =>
  createHmac("sha256", await readAuthSecret(db))
    .update(value)
    .digest("base64");

/** Whether better-auth issued this step, which needs the right password. */
export async function isOwnStep(db: Db, step: string): Promise<boolean> {
  const [, value = "", signature = ""] = /^(.+)\.(.+)$/.exec(toDecoded(step)) ?? [];
  return isSameText(signature, await sign(db, value));
}

/** The browser has the bare token; better-auth expects it signed. */
export async function toSessionHeaders(db: Db, client: Client, token: string): Promise<Headers> {
  const signed = `${token}.${await sign(db, token)}`;
  return toHeaders(client, [`${AUTH_COOKIES.session}=${encodeURIComponent(signed)}`]);
}

/** A cookie set by better-auth; null if it sets none or clears it. */
export function readSetCookie(headers: Headers, name: string): string | null {
  const values = headers
    .getSetCookie()
    .filter((line) => line.startsWith(`${name}=`))
    .map((line) => line.slice(name.length + 1).split(";")[0] ?? "");
  return values.at(-1) || null;
}

/** The new session's bare token, or null. */
export function readNewToken(headers: Headers): string | null {
  const value = readSetCookie(headers, AUTH_COOKIES.session);
  return value === null ? null : (decodeURIComponent(value).split(".")[0] ?? null);
}
