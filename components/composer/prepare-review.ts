import { findKeptProblems } from "@/components/composer/audio/kept-finding";
import type { Review } from "@/components/sending/send-dialog";
import type { DraftForm, DraftMessage } from "@/lib/message/draft";
import { makeIdempotencyKey } from "@/lib/message/idempotency-key";
import { tidyDraft } from "@/lib/message/message";
import { toPayload } from "@/lib/message/payload";
import { findNamedFields } from "@/lib/message/payload-path";
import { type CountryCode, readRecipient } from "@/lib/message/recipient";
import type { SendView } from "@/lib/outbox/contract/send-view";
import { findProblems, type Problem } from "@/lib/whatsapp/problems";

export type Preparation = { ok: true; review: Review } | { ok: false; errors: Problem[] };

type Typed = { form: DraftForm; country: CountryCode | undefined; draftId: string };

/** What was typed as something to review, or the problems that stop it. */
export function prepareReview({ form, country, draftId }: Typed): Preparation {
  const reading = readRecipient(form.recipient, country);
  const draft: DraftMessage = reading.state === "number" ? { ...form, recipient: reading.e164 } : form;
  const problems = [...findProblems(draft), ...findKeptProblems(draft)];
  const errors = problems.filter(({ level }) => level === "error");
  if (errors.length > 0) return { ok: false, errors };
  const recipient = reading.state === "number" ? reading.formatted : form.recipient;
  const body = JSON.stringify(toPayload(tidyDraft(draft)));
  const makeKey = (attempt: number) => makeIdempotencyKey(draftId, attempt, body);
  return {
    ok: true,
    review: { draft: structuredClone(draft), body, makeKey, recipient, warnings: problems },
  };
}

/** FlowIQ's words at each field that they name, by draft path. */
export function toRefusals(send: SendView): Readonly<Record<string, string>> {
  if (send.state !== "rejected" || !send.upstream) return {};
  const words = [send.upstream.error, send.upstream.message].filter(Boolean).join(": ");
  return Object.fromEntries(findNamedFields(words).map((path) => [path, words]));
}
