import { FIELD_NAMES } from "@/lib/message/compare-drafts";
import type { DraftMessage } from "@/lib/message/draft";
import type { Source } from "@/lib/message/limits";
import type { ReadNumber } from "@/lib/message/recipient";
import type { RecipientList } from "@/lib/message/pasted/parse-recipients";
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

/** The composer's fields in order, with their names. */
const FIELDS: Record<string, string> = {
  ...{ kind: "Message type", ...FIELD_NAMES, sections: "Sections" },
  ...{ recipient: "Recipient", replyTo: "Reply to message ID" },
};
const FIELD_ORDER = Object.keys(FIELDS);
const ROW_ORDER = ["title", "description", "id"];

type Steps = { field: string; section: number | null; row: number | null; leaf: string };

/** Splits "sections.0.rows.1.title"; without a row, the section's own field is the leaf. */
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

/** A draft path in words: "Body", "Drinks, row 2", or "Section 2, row 1" if it has no title. */
export function toPlace(path: string, draft: DraftMessage): string {
  const { field, section, row } = toSteps(path);
  if (section === null) return FIELDS[field] ?? field;
  if (row === null) return `Section ${section + 1}`;
  const title = draft.kind === "list" ? toShownText(draft.sections[section]?.title ?? "") : "";
  return `${title || `Section ${section + 1}`}, row ${row + 1}`;
}

/**
 * A problem in a draft; only errors stop a send. `code`: the rule's stable name.
 * `path`, `place`: where, as a draft path ("sections.0.rows.1.title") and in words.
 * `isLikelyRefused`: a WhatsApp limit. `mustConfirm`: it could reach someone else.
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

/** A reply quotes one person's message, which others must not see. */
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
 * FlowIQ errors and WhatsApp warnings in the order of the composer's fields, errors first.
 * `recipients`: how many people the draft goes to.
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
 * Warnings about how the recipient was read. `guessed`: the default country's name, if not chosen.
 */
export const findReadingProblems = (reading: ReadNumber, guessed: string | null): Problem[] =>
  findReadingWarnings(reading, guessed).map(toRecipientProblem);

/** Warnings about how a list of recipients was read. */
export const findListProblems = (list: RecipientList, guessed: string | null): Problem[] =>
  findBatchWarnings(list, guessed).map(toRecipientProblem);

/** Whether none of the problems stops a send. */
export const canSend = (problems: readonly Problem[]): boolean =>
  problems.every(({ level }) => level !== "error");
