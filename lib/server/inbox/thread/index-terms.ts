import "server-only";
import type { Tx } from "@/lib/server/db/store";
import { foldText } from "@/lib/server/library/message-row";

/** The first words of a message find it; of a word, as many letters as tell it from others. */
const MAX_TERMS = 40;
const MAX_TERM_CHARACTERS = 32;
/** The last four digits are what people remember of a number. */
const LEAST_DIGITS = 4;

/** Thai and Chinese have no spaces between words: the segmenter knows them. */
const segmenter = new Intl.Segmenter("und", { granularity: "word" });

/** The different words of a text as the search compares them, at most `max`. */
export function toTerms(text: string, max = MAX_TERMS): string[] {
  const terms = new Set<string>();
  for (const { segment, isWordLike } of segmenter.segment(foldText(text))) {
    if (isWordLike) terms.add(segment.slice(0, MAX_TERM_CHARACTERS));
    if (terms.size >= max) break;
  }
  return [...terms];
}

/**
 * Makes a message, or a send that stands in a thread, findable by its words. Twice does no harm.
 */
export async function indexText(
  tx: Tx,
  { id, conversationId, text }: { id: string; conversationId: string; text: string },
): Promise<void> {
  const terms = toTerms(text);
  if (terms.length === 0) return;
  await tx
    .insertInto("inbox_terms")
    .values(terms.map((term) => ({ term, id, conversation_id: conversationId })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

const insertTerms = (tx: Tx, conversationId: string, terms: readonly string[]) =>
  tx
    .insertInto("conversation_terms")
    .values([...new Set(terms)].map((term) => ({ term, conversation_id: conversationId })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();

/**
 * Every end of a number from the last four digits on, so that its beginning finds it wherever it
 * begins.
 */
export async function indexNumber(tx: Tx, conversationId: string, digits: string): Promise<void> {
  const count = Math.max(1, digits.length - LEAST_DIGITS + 1);
  await insertTerms(
    tx,
    conversationId,
    Array.from({ length: count }, (_, start) => digits.slice(start)),
  );
}

export async function indexName(tx: Tx, conversationId: string, name: string): Promise<void> {
  const terms = toTerms(name);
  if (terms.length > 0) await insertTerms(tx, conversationId, terms);
}
