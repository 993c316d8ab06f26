import "server-only";
import { v7 } from "uuid";

let last = { at: 0, seq: 0 };

/** A version 7 UUID for that time (epoch ms); one process's IDs of the same ms stay in order. */
export function makeId(at: number): string {
  last = at === last.at ? { at, seq: last.seq + 1 } : { at, seq: 0 };
  return v7({ msecs: at, seq: last.seq });
}
