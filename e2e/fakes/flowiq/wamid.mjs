import { randomBytes } from "node:crypto";

/** @param {string} value */
const thriftText = (value) => [0x18, value.length, ...Buffer.from(value, "latin1")];

/**
 * An outbound message id in the form of public samples, which contains the recipient.
 * @param {string} digits
 */
export function makeWamid(digits) {
  const keyId = randomBytes(9).toString("hex").toUpperCase();
  const bytes = [0x1c, ...thriftText(digits), 0x15, 0x02, 0x00, 0x11, ...thriftText(keyId), 0x00];
  return `wamid.${Buffer.from(bytes).toString("base64")}`;
}
