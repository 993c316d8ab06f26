import { toChunkUrl } from "./components/shell/trusted-chunk";

type PolicyFactory = {
  createPolicy: (name: string, rules: { createScriptURL: (url: string) => string | null }) => unknown;
};

/**
 * The policy for text that becomes HTML or code. Only Next's bundler needs it, to load chunks by
 * URL; everything else is refused.
 */
const { trustedTypes } = window as { trustedTypes?: PolicyFactory };
trustedTypes?.createPolicy("default", { createScriptURL: toChunkUrl });
