import "server-only";
import { ZxcvbnFactory } from "@zxcvbn-ts/core";
import { adjacencyGraphs, dictionary } from "@zxcvbn-ts/language-common";
import { dictionary as english, translations } from "@zxcvbn-ts/language-en";
import { MIN_PASSWORD_LENGTH } from "@/lib/accounts/contract/limits";

/** Of 0 to 4: how many guesses it would take. 4 is more than 10^10. */
const MIN_SCORE = 4;

const judge = new ZxcvbnFactory({
  translations,
  graphs: adjacencyGraphs,
  dictionary: { ...dictionary, ...english },
});

/** The parts of what is known of somebody, which are what others guess first. */
const toParts = (known: readonly string[]): string[] =>
  known.flatMap((text) => [text, ...text.split(/[^\p{L}\p{N}]+/u)]).filter((part) => part.length > 2);

/**
 * What is weak about a password that is being chosen and what to do, in words; null where it will do. `known`: the e-mail address and
 * the name of whose it will be.
 */
export function judgePassword(password: string, known: readonly string[]): string | null {
  if ([...password].length < MIN_PASSWORD_LENGTH)
    return `Take at least ${MIN_PASSWORD_LENGTH} characters: four or five words that have nothing to do with each other are easy to remember.`;
  const { score, feedback } = judge.check(password, toParts(["menuet", ...known]));
  if (score >= MIN_SCORE) return null;
  const why = feedback.warning ?? "It can be guessed.";
  return `${why} ${feedback.suggestions.join(" ")} Four or five words that have nothing to do with each other, or what a password manager makes, will do.`.replace(
    /\s+/g,
    " ",
  );
}
