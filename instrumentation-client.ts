import { toChunkUrl } from "./components/shell/trusted-chunk";

type PolicyFactory = {
  createPolicy: (name: string, rules: { createScriptURL: (url: string) => string | null }) => unknown;
};

/** The default Trusted Types policy: only Next's bundler needs one, to load chunks by URL. */
const { trustedTypes } = window as { trustedTypes?: PolicyFactory };
trustedTypes?.createPolicy("default", { createScriptURL: toChunkUrl });
