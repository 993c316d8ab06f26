import "server-only";
import { LIFE_MS } from "./session-times";

/** Over https a browser takes a cookie of the name only from this very host, and only over https; on loopback over http there is none such. */
export const toCookieName = (appOrigin: string, name = "menuet"): string =>
  appOrigin.startsWith("https:") ? `__Host-${name}` : name;

const toAttributes = (appOrigin: string): string =>
  `Path=/; HttpOnly; SameSite=Strict${appOrigin.startsWith("https:") ? "; Secure" : ""}`;

/** One cookie of a request; null without it. Given twice, the first counts, as browsers send the narrower first. */
export function readCookie(headers: Headers, name: string): string | null {
  for (const part of (headers.get("cookie") ?? "").split(";")) {
    const at = part.indexOf("=");
    if (at !== -1 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim();
  }
  return null;
}

/** The `Set-Cookie` that hands a browser its session, for as long as a session can last. */
export const formatSessionCookie = (appOrigin: string, token: string): string =>
  `${toCookieName(appOrigin)}=${token}; Max-Age=${LIFE_MS / 1_000}; ${toAttributes(appOrigin)}`;

/** The `Set-Cookie` that takes a cookie back. */
export const formatEndedCookie = (appOrigin: string, name?: string): string =>
  `${toCookieName(appOrigin, name)}=; Max-Age=0; ${toAttributes(appOrigin)}`;

/** The `Set-Cookie` of a sign-in that waits for its second factor. */
export const formatStepCookie = (appOrigin: string, name: string, value: string, seconds: number): string =>
  `${toCookieName(appOrigin, name)}=${value}; Max-Age=${seconds}; ${toAttributes(appOrigin)}`;
