/** Where the account's tokens are kept. */
export const TOKENS_KEY = ["tokens"];
