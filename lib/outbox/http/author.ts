import "server-only";

/** Who asks, as long as there are no accounts: whoever reaches the server. */
export const ANYONE = "anyone";
