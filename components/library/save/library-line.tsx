"use client";

import { useState } from "react";
import { type DraftAccess, useOrigin } from "@/components/library/opening/use-origin";
import { Button } from "@/components/ui/button";
import type { Role } from "@/lib/accounts/contract/role";
import type { Content } from "@/lib/library/contract/content";
import type { LibraryMessage } from "@/lib/library/contract/library";
import { SaveDialog } from "./save-dialog";

type LibraryLineProps = DraftAccess & {
  role: Role | null;
  /** Puts what somebody else saved into the composer; what stood there can be had back. */
  onTake: (content: Content) => void;
};

/** Which message of the library the composer holds, whether it is saved, and the way to save it. */
export function LibraryLine({ role, onTake, ...draft }: LibraryLineProps) {
  const { origin, isChanged, hearSaved } = useOrigin(draft);
  const [dialog, setDialog] = useState({ isOpen: false, round: 0 });
  const [said, setSaid] = useState("");
  const hear = (message: LibraryMessage) => {
    hearSaved(message);
    setSaid(`Saved to the library: “${message.name}”, version ${message.version}`);
  };
  return (
    <>
      <p className="min-w-0 flex-1 text-note text-faint">
        {origin ? (
          <span className="flex min-w-0 flex-wrap gap-x-2">
            <a href="/library" className="min-w-0 truncate font-medium text-soft hover:underline">
              <bdi>{origin.name}</bdi>
            </a>
            <span>version {origin.version}</span>
            <span className={isChanged ? "text-warn" : ""}>{isChanged ? "Unsaved changes" : "Saved"}</span>
          </span>
        ) : (
          "Not in the library"
        )}
      </p>
      <span role="status" className="sr-only">
        {said}
      </span>
      <Button look="ghost" onClick={() => setDialog(({ round }) => ({ isOpen: true, round: round + 1 }))}>
        {origin ? "Save" : "Save to library"}
      </Button>
      {dialog.round > 0 && (
        <SaveDialog
          key={dialog.round}
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
      )}
    </>
  );
}
