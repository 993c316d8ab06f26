import "server-only";

/**
 * Whether another site's page made this request. Browsers say so in Sec-Fetch-Site, older ones only in Origin; scripts
 * send neither. `appOrigin` is configured and never derived from the request.
 */
export function isCrossSite(headers: Headers, appOrigin: string): boolean {
  const origin = headers.get("origin");
  if (origin === appOrigin) return false;
  const site = headers.get("sec-fetch-site");
  return site === null ? origin !== null : site !== "same-origin";
}
