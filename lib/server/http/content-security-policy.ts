import "server-only";

/** The only trusted-types policy allowed: see instrumentation-client.ts. */
const TRUSTED_TYPES = "trusted-types default; require-trusted-types-for 'script'";

/** The pages' policy. `nonce`: base64, new per request. `isDeveloping`: allows eval for tools. */
export function toPagePolicy(nonce: string, { isDeveloping = false } = {}): string {
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'${isDeveloping ? " 'unsafe-eval'" : ""}`,
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    // The sandbox's sample audio is this server's own file.
    "media-src 'self' https: blob:",
    "manifest-src 'self'",
    "connect-src 'self'",
    "font-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    ...(isDeveloping ? [] : [TRUSTED_TYPES]),
  ].join("; ");
}
