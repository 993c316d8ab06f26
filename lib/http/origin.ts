import "server-only";

/** By what a request says who it comes from. */
export type Credentials = { hasCookie: boolean; hasBearer: boolean };

/**
 * Whether a request that changes something comes from our own page, or from a script that no browser lends its cookies to.
 * Whatever says neither is refused. `appOrigin` is configured and never derived from the request.
 */
export function isOwn(headers: Headers, appOrigin: string, { hasCookie, hasBearer }: Credentials): boolean {
  if (headers.get("sec-fetch-site") === "same-origin") return true;
  if (headers.get("origin") === appOrigin) return true;
  return hasBearer && !hasCookie;
}
