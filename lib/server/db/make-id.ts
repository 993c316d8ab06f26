import "server-only";
import { v7 } from "uuid";

let last = { at: 0, seq: 0 };

/**
 * A UUID of version 7 for that instant (epoch ms). Those that this process makes are in the order
 * of their making.
 */
export function makeId(at: number): string {
  last = at === last.at ? { at, seq: last.seq + 1 } : { at, seq: 0 };
  return v7({ msecs: at, seq: last.seq });
}
