import "server-only";
import { createHash, randomBytes } from "node:crypto";

const SECRET_BYTES = 32;

/** 256 random bits as 43 characters of base64url. */
export const makeSecret = (): string => randomBytes(SECRET_BYTES).toString("base64url");

/**
 * What is kept of a secret: its SHA-256. With 256 random bits nothing slower is needed. Looked for by this hash, a secret gives away
 * nothing by the time it takes: whoever guesses cannot choose how much of a hash matches.
 */
export const hashSecret = (secret: string): string => createHash("sha256").update(secret).digest("hex");
