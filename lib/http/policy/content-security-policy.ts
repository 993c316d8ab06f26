import "server-only";

/** The one name that the page's code may make trusted values under: see instrumentation-client.ts. */
const TRUSTED_TYPES = "trusted-types default; require-trusted-types-for 'script'";

/**
 * What a page may load and run. `nonce`: base64, new for each request. `isDeveloping`: React's and the bundler's tools for
 * developers evaluate text as code, and no built page does.
 */
export function toPagePolicy(nonce: string, { isDeveloping = false } = {}): string {
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'${isDeveloping ? " 'unsafe-eval'" : ""}`,
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "media-src https: blob:",
    "connect-src 'self'",
    "font-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    ...(isDeveloping ? [] : [TRUSTED_TYPES]),
  ].join("; ");
}
