import "server-only";
import { createHash } from "node:crypto";
import type { Payload } from "@/lib/message/payload";

/** SHA-256, in hex, of a payload that `toPayload` made: its keys stand in one order, so equal messages are equal text. */
export const toFingerprint = (payload: Payload): string =>
  createHash("sha256").update(JSON.stringify(payload)).digest("hex");
