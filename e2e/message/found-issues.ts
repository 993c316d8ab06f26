import type { DraftMessage, DraftRow, DraftSection } from "@/lib/message/draft";
import { messageSchema, toFinding } from "@/lib/message/schema";
import { row } from "./made-drafts";

export const rows = (count: number): DraftRow[] =>
  Array.from({ length: count }, (_, index) => row(`r${index}`));

export const toSections = (count: number): DraftSection[] =>
  Array.from({ length: count }, (_, index) => ({ title: `S${index}`, rows: [row(`s${index}`)] }));

export function findIssues(draft: DraftMessage) {
  const parsed = messageSchema.safeParse(draft);
  return parsed.success ? [] : parsed.error.issues;
}
export const findAll = (draft: DraftMessage) => findIssues(draft).map(toFinding);
