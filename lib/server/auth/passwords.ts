import "server-only";
import { ZxcvbnFactory } from "@zxcvbn-ts/core";
import { adjacencyGraphs, dictionary } from "@zxcvbn-ts/language-common";
import { dictionary as english, translations } from "@zxcvbn-ts/language-en";
import { MIN_PASSWORD_LENGTH } from "@/lib/api/limits";
import type { Tx } from "@/lib/server/db/store";

/** zxcvbn's score, 0 to 4. 4 is more than 10^10 guesses. */
const MIN_SCORE = 4;

const judge = new ZxcvbnFactory({
  translations,
  graphs: adjacencyGraphs,
  dictionary: { ...dictionary, ...english },
});

/** Personal words, which attackers guess first. */
const toParts = (known: readonly string[]): string[] =>
  known.flatMap((text) => [text, ...text.split(/[^\p{L}\p{N}]+/u)]).filter((part) => part.length > 2);

/** Why a password is too weak and what to do, or null. `known`: the person's e-mail and name. */
export function judgePassword(password: string, known: readonly string[]): string | null {
  if ([...password].length < MIN_PASSWORD_LENGTH)
    return `Use at least ${MIN_PASSWORD_LENGTH} characters. Four or five unrelated words are easy to remember.`;
  const { score, feedback } = judge.check(password, toParts(["menuet", ...known]));
  if (score >= MIN_SCORE) return null;
  const why = feedback.warning ?? "It is easy to guess.";
  return `${why} ${feedback.suggestions.join(" ")} Use four or five unrelated words, or a password manager.`.replace(
    /\s+/g,
    " ",
  );
}

/** Sets an account's password. `hash` as better-auth makes it; `at`: epoch ms. */
export async function setPassword(tx: Tx, accountId: string, hash: string, at: number): Promise<void> {
  await tx
    .updateTable("credentials")
    .set({ password: hash, changed_at: at })
    .where("account_id", "=", accountId)
    .execute();
}
