import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import { type Content, toMessage, toDraft } from "./message";
import { type Payload, toPayload } from "./payload";

/**
 * SHA-256 (64 hex digits) of a payload without its recipient and reply id.
 * Not by Web Crypto, which browsers lack on plain http.
 */
export function hashPayload(payload: Payload): string {
  const said = { ...payload, phone_number: "" };
  delete said.context_message_id;
  return bytesToHex(sha256(new TextEncoder().encode(JSON.stringify(said))));
}

/** The same for a saved message; parts that aren't sent don't count. */
export const hashContent = (content: Content): string => hashPayload(toPayload(toMessage(toDraft(content))));

/** The first eight digits, for display only: two hashes may share them. */
export const toShownHash = (hash: string): string => hash.slice(0, 8);
