"use client";

import { lazy, Suspense } from "react";
import { loadStarters, type Opening } from "@/components/composer/opening/use-opening";
import type { Sending } from "@/components/composer/use-sending";
import type { Role } from "@/lib/accounts/contract/role";

const SendDialog = lazy(() => import("@/components/sending/send-dialog"));
const StartersDialog = lazy(loadStarters);

type DeskDialogsProps = {
  opening: Opening;
  sending: Sending;
  isSandbox: boolean;
  role: Role | null;
  attempt: number;
  onAttempt: (attempt: number) => void;
};

/** What opens over the desk: the gallery of starters, and the review of a send. */
export function DeskDialogs({ opening, sending, isSandbox, role, attempt, onAttempt }: DeskDialogsProps) {
  "use no memo"; // Mostly empty: remembering would cost more bytes than it saves.
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
