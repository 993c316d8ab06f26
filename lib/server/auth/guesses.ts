import "server-only";
import { toCountedAddress } from "@/lib/server/http/client-address";
import { consumeLimit, type LimitResult } from "@/lib/server/http/rate-limit";
import type { Db } from "@/lib/server/db/store";

const WINDOW_MS = 15 * 60_000;
const MAX_OF_TARGET = 10;
const MAX_OF_ADDRESS = 50;

type GuessKind = "sign-in" | "second-factor" | "link" | "password";

/**
 * `address`: the client's; null if only this client can guess at the target, so it doesn't count.
 */
export type Guess = { kind: GuessKind; target: string; address: string | null };

const toName = ({ kind, target }: Guess) => `${kind} ${target}`;
const toAddressName = (kind: GuessKind, address: string) => `${kind} from ${toCountedAddress(address)}`;

/** Counts a try against its address: 50 in 15 minutes. `at`: epoch ms. */
export const takeTry = (db: Db, kind: GuessKind, address: string, at: number): Promise<LimitResult> =>
  consumeLimit(db, { name: toAddressName(kind, address), max: MAX_OF_ADDRESS, at, windowMs: WINDOW_MS });

/**
 * Counts a guess before it is checked, so that parallel guesses gain nothing. Limits: 10 per target
 * and 50 per address in 15 minutes. `at`: epoch ms.
 */
export async function takeGuess(db: Db, guess: Guess, at: number): Promise<LimitResult> {
  const ofAddress = guess.address === null ? null : await takeTry(db, guess.kind, guess.address, at);
  if (ofAddress && !ofAddress.ok) return ofAddress;
  return consumeLimit(db, { name: toName(guess), max: MAX_OF_TARGET, at, windowMs: WINDOW_MS });
}

/** Uncounts a guess that was right. */
export async function takeBackGuess(db: Db, guess: Guess): Promise<void> {
  await db.deleteFrom("turns").where("name", "=", toName(guess)).execute();
  if (guess.address === null) return;
  await db
    .updateTable("turns")
    .set((column) => ({ count: column("count", "-", 1) }))
    .where("name", "=", toAddressName(guess.kind, guess.address))
    .where("count", ">", 0)
    .execute();
}

/** Whether this is the window's first refusal: one audit entry is enough. */
export async function isFirstRefusal(db: Db, guess: Guess, address: string, at: number): Promise<boolean> {
  const name = `refused ${toName(guess)} ${toCountedAddress(address)}`;
  return (await consumeLimit(db, { name, at, max: 1, windowMs: WINDOW_MS })).ok;
}
