import { FIELD_NAMES } from "@/lib/message/compare-drafts";
import type { DraftMessage } from "@/lib/message/draft";
import type { Source } from "@/lib/message/limits";
import type { ReadNumber } from "@/lib/message/recipient";
import type { RecipientList } from "@/lib/message/recipients/parse-recipients";
import { messageSchema, toFinding, toRule } from "@/lib/message/schema";
import { toShownText } from "@/lib/message/texts";
import { findAudioWarnings, findExpired, findListWarnings, findTextWarnings } from "./content-warnings";
import {
  findBatchWarnings,
  findReadingWarnings,
  findRecipientWarnings,
  findReplyWarnings,
} from "./envelope-warnings";
import type { Known, Warning } from "./warning";

/** The fields in the order of the composer, with their names there. */
const FIELDS: Record<string, string> = {
  ...{ kind: "Message type", ...FIELD_NAMES, sections: "Sections" },
  ...{ recipient: "Recipient", replyTo: "Reply to message ID" },
};
const FIELD_ORDER = Object.keys(FIELDS);
const ROW_ORDER = ["title", "description", "id"];

type Steps = { field: string; section: number | null; row: number | null; leaf: string };

/**
 * "sections.0.rows.1.title" as its steps; a section's own field is the leaf where there is no row.
 */
function toSteps(path: string): Steps {
  const [field = "", section, name = "", row, leaf] = path.split(".");
  return {
    field,
    section: section === undefined ? null : Number(section),
    row: row === undefined ? null : Number(row),
    leaf: leaf ?? name,
  };
}

/** A draft path's position among the composer's fields. */
export function toRank(path: string): number {
  const { field, section, row, leaf } = toSteps(path);
  const order = row === null ? Number(leaf === "rows") : ROW_ORDER.indexOf(leaf) + 1;
  return [FIELD_ORDER.indexOf(field), (section ?? -1) + 1, (row ?? -1) + 1, order].reduce(
    (rank, step) => rank * 1000 + step,
    0,
  );
}

/**
 * A draft path in the composer's words: "Body", "Drinks, row 2", "Section 2, row 1" where the
 * section has no title.
 */
export function toPlace(path: string, draft: DraftMessage): string {
  const { field, section, row } = toSteps(path);
  if (section === null) return FIELDS[field] ?? field;
  if (row === null) return `Section ${section + 1}`;
  const title = draft.kind === "list" ? toShownText(draft.sections[section]?.title ?? "") : "";
  return `${title || `Section ${section + 1}`}, row ${row + 1}`;
}

/**
 * A problem in a draft; an error stops a send, a warning doesn't. `path`: in the draft
 * ("sections.0.rows.1.title"). `place`: the same in words. `code`: the rule's stable name.
 * `isLikelyRefused`: a WhatsApp limit. `mustConfirm`: it could reach someone else, so a person
 * confirms it in the review.
 */
export type Problem = {
  level: "error" | "warning";
  path: string;
  place: string;
  source: Source;
  message: string;
  code: string;
  isLikelyRefused: boolean;
  mustConfirm?: boolean;
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

/** A reply quotes one person's message; others must not see it. */
const REPLY_TO_SEVERAL: Omit<Problem, "place"> = {
  level: "error",
  path: "replyTo",
  source: "menuet",
  message: "A reply goes to one person, but this message goes to many",
  code: "reply-to-several",
  isLikelyRefused: false,
};

const findWarnings = (draft: DraftMessage, recipients: number, known: Known): Warning[] => [
  ...(recipients > 1 ? [] : [...findRecipientWarnings(draft), ...findReplyWarnings(draft, known)]),
  ...(draft.kind === "list" ? findListWarnings(draft.sections) : []),
  ...(draft.kind === "audio" ? findAudioWarnings(draft.audioUrl, known) : []),
  ...findTextWarnings(draft),
];

/**
 * FlowIQ's errors and WhatsApp's warnings as one list, in the order of the composer's fields,
 * errors first within one. `recipients`: how many it goes to, where it is more than the draft's
 * own.
 */
export function findProblems(
  draft: DraftMessage,
  recipients = 1,
  known: Known = { now: Date.now() },
): Problem[] {
  const found = [
    ...findErrors(draft),
    ...(recipients > 1 && draft.replyTo.trim() !== "" ? [REPLY_TO_SEVERAL] : []),
    ...(draft.kind === "audio" ? findExpired(draft.audioUrl, known) : []).map((expired) => ({
      level: "error" as const,
      ...expired,
    })),
    ...findWarnings(draft, recipients, known).map((warning) => ({ level: "warning" as const, ...warning })),
  ];
  return found
    .map((problem) => ({ problem, rank: toRank(problem.path) }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ problem }) => ({ ...problem, place: toPlace(problem.path, draft) }));
}

const toRecipientProblem = (warning: Warning): Problem => ({
  level: "warning",
  ...warning,
  place: "Recipient",
});

/**
 * Doubts about how the recipient was read. `guessed`: the default country's name where nobody chose
 * it.
 */
export const findReadingProblems = (reading: ReadNumber, guessed: string | null): Problem[] =>
  findReadingWarnings(reading, guessed).map(toRecipientProblem);

/** Doubts about how many recipients were read. */
export const findListProblems = (list: RecipientList, guessed: string | null): Problem[] =>
  findBatchWarnings(list, guessed).map(toRecipientProblem);

/** Whether nothing that was found stops a send. */
export const canSend = (problems: readonly Problem[]): boolean =>
  problems.every(({ level }) => level !== "error");
