import { toChunkUrl } from "@/components/shell/trusted-chunk";

type PolicyFactory = {
  createPolicy: (name: string, rules: { createScriptURL: (url: string) => string | null }) => unknown;
};

/**
 * What the browser asks about every text that is about to become HTML or code. Only Next's bundler needs an answer, which loads
 * the page's later parts by their address; whatever has no rule here is refused.
 */
const { trustedTypes } = window as { trustedTypes?: PolicyFactory };
trustedTypes?.createPolicy("default", { createScriptURL: toChunkUrl });
