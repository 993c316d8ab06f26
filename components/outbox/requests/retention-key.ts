/** Where the retention is kept. */
export const RETENTION_KEY = ["retention"];
