"use client";

import { useState } from "react";
import { DraftOffer, useDraftOffer } from "@/components/library/drafts/draft-offer";
import { useServerDraft } from "@/components/library/drafts/use-server-draft";
import type { Origin } from "@/components/library/opening/origin";
import { type DraftAccess, useOrigin } from "@/components/library/opening/use-origin";
import { QueryDesk } from "@/components/requests/query-desk";
import { Button } from "@/components/ui/button";
import type { Role } from "@/lib/accounts/contract/role";
import type { Content } from "@/lib/message/content";
import type { LibraryMessage } from "@/lib/library/contract/library";
import { SaveDialog } from "./save-dialog";

function Standing({ origin, isChanged }: { origin: Origin | null; isChanged: boolean }) {
  if (!origin) return <p className="min-w-0 flex-1 text-note text-faint">Not in the library</p>;
  return (
    <p className="flex min-w-0 flex-1 flex-wrap gap-x-2 text-note text-faint">
      <a href="/library" className="max-w-full min-w-0 truncate font-medium text-soft hover:underline">
        <bdi>{origin.name}</bdi>
      </a>
      <span>version {origin.version}</span>
      <span className={isChanged ? "text-warn" : ""}>{isChanged ? "Unsaved changes" : "Saved"}</span>
    </p>
  );
}

type LibraryLineProps = DraftAccess & {
  role: Role | null;
  /** Puts what somebody else saved into the composer; what stood there can be had back. */
  onTake: (content: Content) => void;
};

/** Which message of the library the composer holds, whether it is saved, and the way to save it. */
export function LibraryLine({ role, onTake, ...draft }: LibraryLineProps) {
  const { origin, isChanged, hearSaved } = useOrigin(draft);
  useServerDraft(role !== null, draft);
  const { offer, forget } = useDraftOffer(role !== null);
  const [dialog, setDialog] = useState({ isOpen: false, round: 0 });
  const [said, setSaid] = useState("");
  const hear = (message: LibraryMessage) => {
    hearSaved(message);
    setSaid(`Saved to the library: “${message.name}”, version ${message.version}`);
  };
  const isOffered = offer !== null && !origin;
  return (
    <>
      {isOffered ? (
        <DraftOffer offer={offer} onTake={onTake} onDone={forget} />
      ) : (
        <Standing origin={origin} isChanged={isChanged} />
      )}
      <span role="status" className="sr-only">
        {said}
      </span>
      <Button
        id="save-to-library"
        look="ghost"
        className={isOffered ? "@max-[32.5rem]:hidden" : ""}
        onClick={() => setDialog(({ round }) => ({ isOpen: true, round: round + 1 }))}
      >
        {origin ? "Save" : "Save to library"}
      </Button>
      {dialog.round > 0 && (
        <QueryDesk key={dialog.round}>
          <SaveDialog
            isOpen={dialog.isOpen}
            origin={origin}
            role={role}
            getContent={draft.getContent}
            onSaved={hear}
            onTake={(theirs) => {
              onTake(theirs.content);
              hearSaved(theirs);
              setSaid(`The composer holds version ${theirs.version} by ${theirs.changed_by}`);
            }}
            onClose={() => setDialog({ ...dialog, isOpen: false })}
          />
        </QueryDesk>
      )}
    </>
  );
}
