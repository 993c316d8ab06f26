import type { DraftMessage } from "@/lib/message/draft";
import type { Source } from "@/lib/message/limits";
import { messageSchema, toFinding, toRule } from "@/lib/message/schema";
import { findAudioWarnings } from "./warnings/audio-warnings";
import { findListWarnings } from "./warnings/list-warnings";
import { toPlace, toRank } from "./warnings/place";
import { findReplyWarnings } from "./warnings/reply-warnings";
import type { Warning } from "./warnings/warning";

/**
 * A finding about a draft. An error stops a send, a warning does not. `path` is the draft's ("sections.0.rows.1.title"),
 * `place` the same in words, `code` the broken rule's stable name. `isLikelyRefused`: a limit of WhatsApp's own.
 */
export type Problem = {
  level: "error" | "warning";
  path: string;
  place: string;
  source: Source;
  message: string;
  code: string;
  isLikelyRefused: boolean;
};

function findErrors(draft: DraftMessage): Omit<Problem, "place">[] {
  const parsed = messageSchema.safeParse(draft);
  if (parsed.success) return [];
  return parsed.error.issues.map((issue) => ({
    level: "error",
    ...toFinding(issue),
    code: toRule(issue),
    isLikelyRefused: false,
  }));
}

/** A reply quotes one person's message: quoted to others it would show them what it said. */
const REPLY_TO_SEVERAL: Omit<Problem, "place"> = {
  level: "error",
  path: "replyTo",
  source: "menuet",
  message: "A reply goes to one person, and this message to several",
  code: "reply-to-several",
  isLikelyRefused: false,
};

const findWarnings = (draft: DraftMessage, recipients: number): Warning[] => [
  ...(recipients > 1 ? [] : findReplyWarnings(draft)),
  ...(draft.kind === "list" ? findListWarnings(draft.sections) : findAudioWarnings(draft.audioUrl)),
];

/**
 * FlowIQ's errors and WhatsApp's warnings as one list, in the order of the composer's fields, errors first within one.
 * `recipients`: how many it goes to, where it is more than the draft's own.
 */
export function findProblems(draft: DraftMessage, recipients = 1): Problem[] {
  const found = [
    ...findErrors(draft),
    ...(recipients > 1 && draft.replyTo.trim() !== "" ? [REPLY_TO_SEVERAL] : []),
    ...findWarnings(draft, recipients).map((warning) => ({ level: "warning" as const, ...warning })),
  ];
  return found
    .map((problem) => ({ problem, rank: toRank(problem.path) }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ problem }) => ({ ...problem, place: toPlace(problem.path, draft) }));
}

/** Whether nothing that was found stops a send. */
export const canSend = (problems: readonly Problem[]): boolean =>
  problems.every(({ level }) => level !== "error");
