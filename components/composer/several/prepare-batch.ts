import { findKeptProblems } from "@/components/composer/audio/kept-finding";
import type { BatchReview } from "@/components/batch/review/batch-review-dialog";
import type { DraftForm, DraftMessage } from "@/lib/message/draft";
import { makeIdempotencyKey } from "@/lib/message/idempotency-key";
import { tidyDraft } from "@/lib/message/message";
import { toPayload } from "@/lib/message/payload";
import type { BatchOrder } from "@/lib/outbox/contract/batch";
import { findProblems, type Problem } from "@/lib/whatsapp/problems";
import type { SeveralNumbers } from "./use-several";

type Typed = { form: DraftForm; draftId: string; chosen: SeveralNumbers };

/** What was typed as one order for several people, or the problems that stop it. */
export function prepareBatch({
  form,
  draftId,
  chosen: { numbers, doubtful },
}: Typed): { ok: true; review: BatchReview } | { ok: false; errors: Problem[] } {
  const draft: DraftMessage = { ...form, recipient: numbers[0] ?? "" };
  const problems = [...findProblems(draft, numbers.length), ...findKeptProblems(draft)];
  const errors = problems.filter(({ level }) => level === "error");
  if (errors.length > 0) return { ok: false, errors };
  const payload = Object.entries(toPayload(tidyDraft(draft)));
  const message = Object.fromEntries(payload.filter(([field]) => field !== "phone_number"));
  const order = JSON.stringify({ message, recipients: [...numbers] } satisfies BatchOrder);
  return {
    ok: true,
    review: {
      draft: structuredClone(draft),
      message,
      recipients: numbers,
      doubtful,
      order,
      makeKey: (attempt) => makeIdempotencyKey(draftId, attempt, order),
      warnings: problems,
    },
  };
}
