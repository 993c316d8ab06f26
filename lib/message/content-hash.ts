import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import { type Content, toMessage, toDraft } from "./message";
import { type Payload, toPayload } from "./payload";

/**
 * SHA-256, as 64 hex digits, of what a payload says: whom it is for and what it answers are left
 * out. The same on the server and in the browser, on plain http too, where Web Crypto is missing.
 * What an approval names, and what tells an import what is there.
 */
export function hashPayload(payload: Payload): string {
  const said = { ...payload, phone_number: "" };
  delete said.context_message_id;
  return bytesToHex(sha256(new TextEncoder().encode(JSON.stringify(said))));
}

/** The same of a saved message: what is not sent of it does not count. */
export const hashContent = (content: Content): string => hashPayload(toPayload(toMessage(toDraft(content))));

/**
 * Its first eight digits, where people read it. Two of them may be equal by chance: nothing is
 * decided by them.
 */
export const toShownHash = (hash: string): string => hash.slice(0, 8);
