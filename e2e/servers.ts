const server = (port: number) => ({ port, url: `http://127.0.0.1:${port}` });

/** The stand-in for FlowIQ, the app in front of it, and the app with no key at all. */
export const FAKE = server(4310);
export const LIVE = server(4311);
export const SANDBOX = server(4312);

/** Searched for in everything that the app emits. */
export const CANARY_KEY = "fiq_canary-4f1d0c2b9a7e";
export const TENANT = "acme-dining";
