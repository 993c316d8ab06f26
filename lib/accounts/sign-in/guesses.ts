import "server-only";
import { toCountedAddress } from "@/lib/http/client-address";
import { takeTurn, type TurnTaking } from "@/lib/limits/take-turn";
import type { Db } from "@/lib/store/store";

const WINDOW_MS = 15 * 60_000;
const MAX_OF_TARGET = 10;
const MAX_OF_ADDRESS = 50;

/** What is guessed at, which one, and from where. */
export type Guess = {
  kind: "sign-in" | "second-factor" | "link" | "password";
  target: string;
  address: string;
};

const toName = ({ kind, target }: Guess) => `${kind} ${target}`;
const toAddressName = ({ kind, address }: Guess) => `${kind} from ${toCountedAddress(address)}`;

/**
 * Takes a guess before it is looked at, so that many at once are no more than one after another: 10 in 15 minutes at one target,
 * whether or not there is such a one, and 50 from one address. `at`: epoch ms.
 */
export async function takeGuess(db: Db, guess: Guess, at: number): Promise<TurnTaking> {
  const window = { at, windowMs: WINDOW_MS };
  const ofAddress = await takeTurn(db, { name: toAddressName(guess), max: MAX_OF_ADDRESS, ...window });
  if (!ofAddress.ok) return ofAddress;
  return takeTurn(db, { name: toName(guess), max: MAX_OF_TARGET, ...window });
}

/** It was no guess: what was counted for it is taken back. */
export async function takeBackGuess(db: Db, guess: Guess): Promise<void> {
  await db.deleteFrom("turns").where("name", "=", toName(guess)).execute();
  await db
    .updateTable("turns")
    .set((column) => ({ count: column("count", "-", 1) }))
    .where("name", "=", toAddressName(guess))
    .where("count", ">", 0)
    .execute();
}

/** Whether this refusal is the first of its window: one line in the audit log is enough, and many would fill it. */
export async function isFirstRefusal(db: Db, guess: Guess, at: number): Promise<boolean> {
  const name = `refused ${toName(guess)} ${toCountedAddress(guess.address)}`;
  return (await takeTurn(db, { name, at, max: 1, windowMs: WINDOW_MS })).ok;
}
