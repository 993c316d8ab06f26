import "server-only";
import { randomBytes } from "node:crypto";

const text = (value: string): Buffer =>
  Buffer.concat([Buffer.from([0x18, value.length]), Buffer.from(value, "latin1")]);

/**
 * A new message id as WhatsApp forms them (undocumented, read off public samples): "wamid." and base64 of a struct in
 * Thrift's compact encoding that holds the customer's number, 0x11 for "sent by the business", and 18 hex digits.
 */
export function makeWamid(recipientDigits: string): string {
  const keyId = randomBytes(9).toString("hex").toUpperCase();
  const struct = Buffer.concat([
    Buffer.from([0x1c]),
    text(recipientDigits),
    Buffer.from([0x15, 0x02, 0x00, 0x11]),
    text(keyId),
    Buffer.from([0x00]),
  ]);
  return `wamid.${struct.toString("base64")}`;
}
