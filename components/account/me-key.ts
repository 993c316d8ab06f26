/** Where the account that looks is kept. */
export const ME_KEY = ["me"];
