import type { BatchReview } from "@/components/batch/batch-review-dialog";
import type { KnownFinding } from "@/components/composer/draft-store";
import { findAudioProblems, readKnown } from "@/components/composer/known";
import { formatCountry } from "./use-default-country";
import type { ManyNumbers } from "@/components/composer/use-draft";
import type { Review } from "@/components/sending/send-dialog";
import type { BatchOrder } from "@/lib/api/batch";
import type { SendView } from "@/lib/api/send-view";
import type { DraftForm, DraftMessage } from "@/lib/message/draft";
import { makeIdempotencyKey } from "@/lib/message/idempotency-key";
import { toMessage } from "@/lib/message/message";
import { toDraftPath, toPayload } from "@/lib/message/payload";
import { type CountryCode, readRecipient } from "@/lib/message/recipient";
import { findProblems, findReadingProblems, type Problem } from "@/lib/whatsapp/problems";

export type Preparation = { ok: true; review: Review } | { ok: false; errors: Problem[] };

/** `guessed`: the default country, if nobody chose it. */
type Typed = {
  form: DraftForm;
  country: CountryCode | undefined;
  guessed: CountryCode | undefined;
  draftId: string;
  isSandbox: boolean;
  /** The server's finding about an audio URL. */
  finding: KnownFinding | null;
};

/** Turns what was typed into a review, or the problems that stop it. */
export function prepareReview({ form, country, guessed, draftId, isSandbox, finding }: Typed): Preparation {
  const reading = readRecipient(form.recipient, country);
  const draft: DraftMessage = reading.state === "number" ? { ...form, recipient: reading.e164 } : form;
  const doubts =
    reading.state === "number" ? findReadingProblems(reading, guessed ? formatCountry(guessed) : null) : [];
  const known = readKnown(draft, isSandbox);
  const problems = [...doubts, ...findProblems(draft, 1, known), ...findAudioProblems(draft, finding)];
  const errors = problems.filter(({ level }) => level === "error");
  if (errors.length > 0) return { ok: false, errors };
  const recipient = reading.state === "number" ? reading.formatted : form.recipient;
  const body = JSON.stringify(toPayload(toMessage(draft)));
  const makeKey = (attempt: number) => makeIdempotencyKey(draftId, attempt, body);
  return {
    ok: true,
    review: { draft, body, makeKey, recipient, warnings: problems },
  };
}

/** What a refusal says about each field that it names, by draft path. */
export function toRefusals(send: SendView): Readonly<Record<string, string>> {
  const errors = send.state === "rejected" ? (send.errors ?? []) : [];
  return Object.fromEntries(errors.map(({ path, message }) => [toDraftPath(path), message]));
}

type TypedForMany = {
  form: DraftForm;
  draftId: string;
  chosen: Pick<ManyNumbers, "numbers" | "doubts">;
  isSandbox: boolean;
  finding: KnownFinding | null;
};

/** Turns what was typed into a batch to review, or the problems that stop it. */
export function prepareBatch({
  form,
  draftId,
  chosen: { numbers, doubts },
  isSandbox,
  finding,
}: TypedForMany): { ok: true; review: BatchReview } | { ok: false; errors: Problem[] } {
  const draft: DraftMessage = { ...form, recipient: numbers[0] ?? "" };
  const known = readKnown(draft, isSandbox);
  const problems = [
    ...doubts,
    ...findProblems(draft, numbers.length, known),
    ...findAudioProblems(draft, finding),
  ];
  const errors = problems.filter(({ level }) => level === "error");
  if (errors.length > 0) return { ok: false, errors };
  const payload = Object.entries(toPayload(toMessage(draft)));
  const message = Object.fromEntries(payload.filter(([field]) => field !== "phone_number"));
  const order = JSON.stringify({ message, recipients: [...numbers] } satisfies BatchOrder);
  return {
    ok: true,
    review: {
      draft,
      message,
      recipients: numbers,
      order,
      makeKey: (attempt) => makeIdempotencyKey(draftId, attempt, order),
      warnings: problems,
    },
  };
}
