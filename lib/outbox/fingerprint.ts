import "server-only";
import { createHash } from "node:crypto";
import { toContentText } from "@/lib/message/content-hash";
import type { Payload } from "@/lib/message/payload";

const toDigest = (text: string): string => createHash("sha256").update(text).digest("hex");

/** SHA-256, in hex, of a payload that `toPayload` made: its keys stand in one order, so equal messages are equal text. */
export const toFingerprint = (payload: Payload): string => toDigest(JSON.stringify(payload));

/**
 * SHA-256, in hex, of what a payload says, whoever it is for and whatever it answers: what an approval names. The eight digits of
 * `toContentHash` are for eyes; nobody finds another content for this one.
 */
export const toContentFingerprint = (payload: Payload): string => toDigest(toContentText(payload));
