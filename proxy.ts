import { type NextRequest, NextResponse } from "next/server";
import { toPagePolicy } from "./lib/server/http/content-security-policy";
import { readAppOrigin } from "@/lib/server/settings";

const POLICY = "Content-Security-Policy";
/** Two years. No subdomains: they aren't Menuet's to decide. */
const HSTS = "max-age=63072000";
const NONCE_BYTES = 16;

const makeNonce = (): string =>
  Buffer.from(crypto.getRandomValues(new Uint8Array(NONCE_BYTES))).toString("base64");

/** Sets every page's policy with a nonce, which Next adds to its scripts. Authorises nothing. */
export function proxy(request: NextRequest): NextResponse {
  const nonce = makeNonce();
  const policy = toPagePolicy(nonce, { isDeveloping: process.env.NODE_ENV === "development" });
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  headers.set(POLICY, policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set(POLICY, policy);
  // Browsers ignore it over plain http, and RFC 6797 forbids sending it there.
  if (readAppOrigin().startsWith("https:")) response.headers.set("Strict-Transport-Security", HSTS);
  return response;
}

/** All paths except the API and built files, which get their headers in next.config.ts. */
export const config = { matcher: "/((?!api/|_next/static/).*)" };
