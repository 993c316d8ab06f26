"use client";

import { type ComponentType, lazy, Suspense } from "react";
import { Button } from "@/components/ui/button";
import { lazyDialog } from "@/components/ui/lazy-part";
import type { LibraryMessage } from "@/lib/api/library";
import type { Role } from "@/lib/api/role";
import type { Content } from "@/lib/message/message";
import type { Origin } from "./origin";
import type { OwnDraftsProps } from "./own-drafts";
import { type DraftAccess, useOrigin } from "./use-origin";

/** Without this code the draft is still saved in the browser. */
const NO_OWN_DRAFTS = { default: ({ children }: OwnDraftsProps) => children };
/** For signed-in people only. */
const OwnDrafts = lazy<ComponentType<OwnDraftsProps>>(() =>
  import("./own-drafts").catch(() => NO_OWN_DRAFTS),
);
/** Saving is rare, so its dialog and dependencies load on demand. */
const loadDialog = () => import("./save-dialog");
const SaveDialog = lazyDialog(loadDialog, "The save dialog");
const warm = () => void loadDialog().catch(() => undefined);

function Standing({ origin, isChanged }: { origin: Origin | null; isChanged: boolean }) {
  if (!origin) return null;
  return (
    <p className="flex min-w-0 flex-1 flex-wrap gap-x-2 text-note text-faint">
      <a
        href="/library"
        className="max-w-full min-w-0 truncate font-medium text-soft hover:underline max-[960px]:hidden"
      >
        <bdi>{origin.name}</bdi>
      </a>
      {/* Not a link: one small line is too small a touch target. */}
      <bdi className="min-w-0 truncate max-[360px]:hidden min-[960px]:hidden">{origin.name}</bdi>
      <span className="whitespace-nowrap">version {origin.version}</span>
      {isChanged ? (
        <span className="whitespace-nowrap text-warn">
          Unsaved<span className="max-medium:sr-only"> changes</span>
        </span>
      ) : (
        <span>Saved</span>
      )}
    </p>
  );
}

type LibraryLineProps = DraftAccess & {
  role: Role | null;
  /** The draft's name; "" for none. */
  name: string;
  /** Whether the save dialog is open, and how often it was opened. */
  isSaving: boolean;
  round: number;
  onSave: () => void;
  onClose: () => void;
  /** Puts a colleague's version into the composer; the draft there can be restored. */
  onTake: (content: Content) => void;
  /** Announces what was done: this line has no room on a narrow screen. */
  onSay: (words: string) => void;
};

/** The library message in the composer, whether it is saved, and a button to save it. */
export function LibraryLine(props: LibraryLineProps) {
  const { role, name, isSaving, round, onTake, onSave, onClose, onSay, ...draft } = props;
  const { origin, isChanged, markSaved } = useOrigin(draft);
  const handleSaved = (message: LibraryMessage) => {
    markSaved(message);
    onSay(`Saved to library: “${message.name}”, version ${message.version}`);
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
      <Button look="ghost" onClick={onSave} onPointerEnter={warm} onFocus={warm}>
        {origin ? "Save" : "Save to library"}
      </Button>
      {round > 0 && (
        <Suspense>
          <SaveDialog
            key={round}
            isOpen={isSaving}
            name={name}
            origin={origin}
            role={role}
            getContent={draft.getContent}
            onSaved={handleSaved}
            onTake={(theirs) => {
              onTake(theirs.content);
              markSaved(theirs);
            }}
            onClose={onClose}
          />
        </Suspense>
      )}
    </>
  );
}
