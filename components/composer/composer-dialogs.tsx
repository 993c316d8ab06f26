"use client";

import { type ReactNode, Suspense, useState } from "react";
import { lazyDialog } from "@/components/ui/lazy-part";
import type { Role } from "@/lib/api/role";
import type { DraftForm } from "@/lib/message/draft";
import type { SnippetTarget } from "@/lib/message/snippets";
import { RESTORED, type SendReview } from "@/components/composer/send/use-sending";
import { useSettledDraft } from "./use-settled-draft";
import type { Opened } from "./use-dialogs";
import { useDraft, useDraftStore, useSandbox } from "./use-draft";

const ImportDialog = lazyDialog(() => import("./import/import-dialog"), "Import");
const PasteRowsDialog = lazyDialog(() => import("./list/paste-rows-dialog"), "Paste rows");
const ManyDialog = lazyDialog(() => import("@/components/composer/send/many-dialog"), "Recipients");
const TimelineDialog = lazyDialog(() => import("./timeline-dialog"), "History");
const StartersDialog = lazyDialog(() => import("./starters-dialog"), "Starters");
const ShareDialog = lazyDialog(() => import("@/components/share/share-dialog"), "Share");
const ExportDialog = lazyDialog(() => import("@/components/payload/export-dialog"), "Export");
const SendDialog = lazyDialog(() => import("@/components/sending/send-dialog"), "The review");
const RestoredSend = lazyDialog(() => import("@/components/sending/restored-send"), "The open send");

type DialogsProps = {
  opened: Opened | null;
  endpoint: SnippetTarget;
  role: Role | null;
  /** Replaces the draft with this message. */
  onOpen: (name: string, message: DraftForm) => void;
  onClose: () => void;
};

type FrameProps = { isOpen: boolean; onClose: () => void };

function ExportOf({ endpoint, ...frame }: FrameProps & { endpoint: SnippetTarget }) {
  const store = useDraftStore();
  const { draft } = useSettledDraft();
  return <ExportDialog draft={draft} endpoint={endpoint} onCopied={store.keepIds} {...frame} />;
}

/** Shares the message as it is when the dialog opens. */
function ShareOf({ role, ...frame }: FrameProps & { role: Role | null }) {
  const store = useDraftStore();
  const [form] = useState(() => store.toForm({ recipient: "", replyTo: "" }));
  return <ShareDialog form={form} role={role} {...frame} />;
}

/** The dialog that was asked for; it stays mounted while it closes. */
function AskedDialog({ opened, endpoint, role, onOpen, onClose }: DialogsProps): ReactNode {
  if (!opened) return null;
  const { asked, isOpen, count } = opened;
  const frame = { isOpen, onClose };
  switch (asked.to) {
    case "import":
      return <ImportDialog key={count} given={asked.file} onOpen={onOpen} {...frame} />;
    case "paste": {
      const { section, text, path, selection } = asked;
      return (
        <PasteRowsDialog
          key={count}
          section={section}
          text={text}
          path={path}
          selection={selection}
          {...frame}
        />
      );
    }
    case "many":
      return <ManyDialog key={count} {...frame} />;
    case "history":
      return <TimelineDialog key={count} {...frame} />;
    case "starters":
      return (
        <StartersDialog
          key={count}
          onOpen={(name, message) => {
            onClose();
            onOpen(`“${name}”`, message);
          }}
          {...frame}
        />
      );
    case "share":
      return <ShareOf key={count} role={role} {...frame} />;
    case "export":
      return <ExportOf key={count} endpoint={endpoint} {...frame} />;
    case "save":
      // Rendered elsewhere: see library-slot.tsx.
      return null;
    default:
      return asked satisfies never;
  }
}

/** The composer's dialogs. */
export function ComposerDialogs({ sending, ...props }: DialogsProps & { sending: SendReview }) {
  const store = useDraftStore();
  const attempt = useDraft((draft) => draft.attempt);
  const isSandbox = useSandbox();
  const { role } = props;
  return (
    <>
      <Suspense>
        <AskedDialog {...props} />
      </Suspense>
      {sending.reviews.map((review) => (
        <Suspense key={review.body}>
          <SendDialog
            review={review}
            isOpen={sending.open === review.body}
            isSandbox={isSandbox}
            role={role}
            onClose={sending.close}
            attempt={attempt}
            onAttempt={store.beginAttempt}
            onSend={(send) => void sending.noteSend(review, send)}
            onUnderWay={(isUnderWay) => sending.noteUnderWay(review.body, isUnderWay)}
            onHitch={sending.noteHitch}
            onReplyTo={sending.replyTo}
          />
        </Suspense>
      ))}
      {sending.restored && (
        <Suspense>
          <RestoredSend
            name={sending.restored}
            isOpen={sending.open === RESTORED}
            role={role}
            onClose={sending.close}
            onSend={sending.noteRestored}
            onUnderWay={(isUnderWay) => sending.noteUnderWay(RESTORED, isUnderWay)}
            onHitch={sending.noteHitch}
            onReplyTo={sending.replyTo}
          />
        </Suspense>
      )}
    </>
  );
}
