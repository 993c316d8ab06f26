"use client";

import { X } from "lucide-react";
import { type KeyboardEvent, Suspense, useEffect, useEffectEvent, useState } from "react";
import { createDraftStore } from "@/components/composer/draft-store";
import { MessageCard } from "@/components/composer/fields/message-card";
import { MenuCard } from "@/components/composer/list/menu-card";
import { AskContext, useDialogState } from "@/components/composer/use-dialogs";
import { DraftContext, SandboxContext, useContent, useGoal } from "@/components/composer/use-draft";
import { Button, IconButton } from "@/components/ui/button";
import { lazyDialog } from "@/components/ui/lazy-part";
import { emptyDraft, isBlankDraft } from "@/lib/message/draft";
import { withKeys } from "@/lib/message/edit-content";
import { startHistory } from "@/lib/message/history/history";
import { type Content, toContent, toDraft } from "@/lib/message/message";

const PasteRows = lazyDialog(() => import("@/components/composer/list/paste-rows-dialog"), "Pasting rows");

const NOBODY = { recipient: "", replyTo: "" };

/** A store of its own: the composer's draft stays as it is. */
function startDraft(content: Content | null) {
  const store = createDraftStore();
  const draft = withKeys(content ? toDraft(content) : emptyDraft());
  store.setState({ history: startHistory(draft, Date.now()), isReady: true });
  return store;
}

function EditorForm({ onClose }: { onClose: () => void }) {
  const isList = useContent(({ kind }) => kind === "list");
  const { opened, ask, close } = useDialogState();
  useGoal(true, () => undefined);
  const paste = opened?.asked.to === "paste" ? opened.asked : null;
  return (
    <AskContext value={ask}>
      <form
        data-composer
        onSubmit={(event) => event.preventDefault()}
        className="column content-start [&>*]:min-w-0"
      >
        <MessageCard />
        {isList && <MenuCard />}
        <Button look="primary" className="max-medium:h-11 justify-self-end" onClick={onClose}>
          Use in reply
        </Button>
      </form>
      {paste && opened && (
        <Suspense>
          <PasteRows key={opened.count} isOpen={opened.isOpen} onClose={close} {...paste} />
        </Suspense>
      )}
    </AskContext>
  );
}

export type MessageEditorProps = {
  /** What is edited; null begins a new message. */
  content: Content | null;
  isSandbox: boolean;
  /** Every change, so that closing loses nothing; null while nothing is filled in. */
  onChange: (content: Content | null) => void;
  onClose: () => void;
};

/** A list or an audio message for a reply, in the composer's own fields, beside the thread. */
export default function MessageEditor({ content, isSandbox, onChange, onClose }: MessageEditorProps) {
  const [store] = useState(() => startDraft(content));
  const report = useEffectEvent(onChange);
  useEffect(
    () =>
      store.subscribe(({ history }, before) => {
        if (history.present.content === before.history.present.content) return;
        const draft = store.toForm(NOBODY);
        report(isBlankDraft(draft) ? null : toContent(draft));
      }),
    [store],
  );
  const onKey = (event: KeyboardEvent) => {
    // A menu or dialog of a field bubbles here from outside, with its own Escape and undo.
    const isInside = event.currentTarget.contains(event.target as Node);
    if (!isInside || event.defaultPrevented || event.nativeEvent.isComposing) return;
    const key = event.key.toLowerCase();
    const isCommand = (event.ctrlKey || event.metaKey) && !event.altKey;
    if (isCommand && (key === "y" || (key === "z" && event.shiftKey))) store.redo();
    else if (isCommand && key === "z") store.undo();
    else if (key === "escape" || (isCommand && key === "enter")) onClose();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <aside
      aria-label="Reply message"
      onKeyDown={onKey}
      className="flex min-h-0 min-w-0 flex-col border-line bg-panel wide:border-s"
    >
      <header className="flex items-center gap-2 border-b border-line py-2 ps-4 pe-2">
        <h2 className="me-auto font-semibold">Reply message</h2>
        <IconButton label="Close the editor" className="max-medium:size-11" onClick={onClose}>
          <X size="1.125rem" aria-hidden />
        </IconButton>
      </header>
      <div className="editor min-h-0 flex-1">
        <SandboxContext value={isSandbox}>
          <DraftContext value={store}>
            <EditorForm onClose={onClose} />
          </DraftContext>
        </SandboxContext>
      </div>
    </aside>
  );
}
