import "server-only";
import type { Start } from "./ask-for-start";

const LENGTH = /^\d{1,15}$/;
const FROM_THE_START = /^bytes 0-\d{1,15}\/(\d{1,15}|\*)$/i;

/** How large the file is in bytes, null where nobody said; `isWhole`: what was read is all of it. */
export type SizeReading = { size: number | null; isWhole: boolean };

function readTold({ status, headers }: Start): number | null | "not the start" {
  if (status !== 206) {
    const length = headers["content-length"] ?? "";
    return LENGTH.test(length) ? Number(length) : null;
  }
  const total = FROM_THE_START.exec(headers["content-range"] ?? "")?.[1];
  if (total === undefined) return "not the start";
  return total === "*" ? null : Number(total);
}

/** Null where the answer is not the file's start, as was asked for. A size below what was read is not believed. */
export function readSize(start: Start): SizeReading | null {
  const told = readTold(start);
  if (told === "not the start") return null;
  const read = start.bytes.length;
  if (start.status === 200 && start.hasEnded) return { size: read, isWhole: true };
  if (told === null) return { size: null, isWhole: false };
  return { size: Math.max(told, read), isWhole: start.hasEnded && told <= read };
}
