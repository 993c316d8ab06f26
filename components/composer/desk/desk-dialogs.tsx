"use client";

import { lazy, Suspense } from "react";
import { useFormContext } from "react-hook-form";
import { loadStarters, type Opening } from "@/components/composer/opening/use-opening";
import type { Sending } from "@/components/composer/use-sending";
import { loadShare, type ShareDialogState } from "@/components/share/use-share-dialog";
import type { Role } from "@/lib/accounts/contract/role";
import type { DraftForm } from "@/lib/message/draft";

const SendDialog = lazy(() => import("@/components/sending/send-dialog"));
const StartersDialog = lazy(loadStarters);
const ShareDialog = lazy(loadShare);

type DeskDialogsProps = {
  opening: Opening;
  sending: Sending;
  sharing: ShareDialogState;
  isSandbox: boolean;
  role: Role | null;
  attempt: number;
  onAttempt: (attempt: number) => void;
};

/** What opens over the desk: the gallery of starters, what shares the draft, and the review of a send. */
export function DeskDialogs(props: DeskDialogsProps) {
  "use no memo"; // Mostly empty: remembering would cost more bytes than it saves.
  const { opening, sending, sharing, isSandbox, role, attempt, onAttempt } = props;
  const { getValues } = useFormContext<DraftForm>();
  return (
    <>
      {opening.gallery !== "unasked" && (
        <Suspense>
          <StartersDialog
            isOpen={opening.gallery === "open"}
            onOpen={opening.openExample}
            onClose={opening.closeGallery}
          />
        </Suspense>
      )}
      {sharing.state !== "unasked" && (
        <Suspense>
          <ShareDialog
            getForm={getValues}
            role={role}
            isOpen={sharing.state === "open"}
            onClose={sharing.close}
          />
        </Suspense>
      )}
      {sending.review && (
        <Suspense>
          <SendDialog
            key={sending.review.body}
            review={sending.review}
            isOpen={sending.isOpen}
            isSandbox={isSandbox}
            role={role}
            onClose={sending.close}
            attempt={attempt}
            onAttempt={onAttempt}
            onSend={sending.hearSend}
            onReplyTo={sending.replyTo}
          />
        </Suspense>
      )}
    </>
  );
}
