import "server-only";
import type { Tx } from "@/lib/server/db/store";
import { foldText } from "@/lib/server/library/message-row";

/** A message is found by its first words, and a word by its first letters. */
const MAX_TERMS = 40;
const MAX_TERM_CHARACTERS = 32;
/** People remember a number's last four digits. */
const LEAST_DIGITS = 4;

/** Thai and Chinese have no spaces between words, but the segmenter knows them. */
const segmenter = new Intl.Segmenter("und", { granularity: "word" });

/** A text's distinct words as the search compares them, at most `max`. */
export function toTerms(text: string, max = MAX_TERMS): string[] {
  const terms = new Set<string>();
  for (const { segment, isWordLike } of segmenter.segment(foldText(text))) {
    if (isWordLike) terms.add(segment.slice(0, MAX_TERM_CHARACTERS));
    if (terms.size >= max) break;
  }
  return [...terms];
}

/** Makes a message or a thread's send findable by its words. Repeating it is harmless. */
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

/** Indexes a number's endings of at least four digits, so that a search can start within it. */
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
