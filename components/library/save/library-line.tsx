"use client";

import { type ComponentType, lazy, Suspense, useState } from "react";
import type { OwnDraftsProps } from "@/components/library/drafts/own-drafts";
import type { Origin } from "@/components/library/opening/origin";
import { type DraftAccess, useOrigin } from "@/components/library/opening/use-origin";
import { Button } from "@/components/ui/button";
import { NOT_LOADED } from "@/components/ui/lazy-module";
import type { Role } from "@/lib/accounts/contract/role";
import type { Content } from "@/lib/message/content";
import type { LibraryMessage } from "@/lib/library/contract/library";

/** The browser has the draft in any case. */
const NO_OWN_DRAFTS = { default: ({ children }: OwnDraftsProps) => children };
/** For who is signed in. */
const OwnDrafts = lazy<ComponentType<OwnDraftsProps>>(() =>
  import("@/components/library/drafts/own-drafts").catch(() => NO_OWN_DRAFTS),
);
/** A save is asked for now and then: its dialog, and all that this stands on, comes on the way to it. */
const loadDialog = () => import("./save-dialog");
const SaveDialog = lazy(loadDialog);
const warm = () => void loadDialog().catch(() => undefined);

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
  const [dialog, setDialog] = useState({ isOpen: false, round: 0 });
  const [said, setSaid] = useState("");
  const [fault, setFault] = useState("");
  const open = () =>
    void loadDialog().then(
      () => {
        setFault("");
        setDialog(({ round }) => ({ isOpen: true, round: round + 1 }));
      },
      () => setFault(NOT_LOADED),
    );
  const hear = (message: LibraryMessage) => {
    hearSaved(message);
    setSaid(`Saved to the library: “${message.name}”, version ${message.version}`);
  };
  const standing = <Standing origin={origin} isChanged={isChanged} />;
  return (
    <>
      {role === null ? (
        standing
      ) : (
        <Suspense fallback={standing}>
          <OwnDrafts draft={draft} isOther={origin !== null} onTake={onTake}>
            {standing}
          </OwnDrafts>
        </Suspense>
      )}
      <span role="status" className="sr-only">
        {said}
      </span>
      <span role="alert" className="min-w-0 text-note text-bad empty:hidden">
        {fault}
      </span>
      <Button
        id="save-to-library"
        look="ghost"
        className="@max-[32.5rem]:peer-data-offer:hidden"
        onClick={open}
        onPointerEnter={warm}
        onFocus={warm}
      >
        {origin ? "Save" : "Save to library"}
      </Button>
      {dialog.round > 0 && (
        <Suspense>
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
        </Suspense>
      )}
    </>
  );
}
