import type { DraftMessage } from "@/lib/message/draft";
import { findProblems, type Problem } from "@/lib/whatsapp/problems";

export type Short = [Problem["level"], string, string];
export const draw = (draft: DraftMessage): Short[] =>
  findProblems(draft).map(({ level, path, code }) => [level, path, code]);
