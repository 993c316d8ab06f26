"use client";
import {
  Check,
  Clock,
  Download,
  Ellipsis,
  FileInput,
  LayoutTemplate,
  LibraryBig,
  Redo2,
  RotateCcw,
  Share,
  Undo2,
} from "lucide-react";
import { Suspense, useState } from "react";
import { isUnsaved } from "@/components/composer/draft/autosave";
import {
  COMPOSER_COMMANDS,
  type ComposerCommands,
  toKeyShortcuts,
} from "@/components/palette/composer-commands";
import { ModeChip, SiteMenuButton } from "@/components/shell/mode-chip";
import { Button, IconButton } from "@/components/ui/button";
import { lazyPart } from "@/components/ui/lazy-part";
import { Menu } from "@/components/ui/menu";
import type { Role } from "@/lib/api/role";
import { isBlank } from "@/lib/message/draft";
import { type Content, toContent, toDraft } from "@/lib/message/message";
import { useDraft, useDraftStore, useSandbox } from "./use-draft";

const LibraryLine = lazyPart(
  async () => ({ default: (await import("@/components/library/library-line")).LibraryLine }),
  "The library",
);
/** A placeholder as wide as the part that is loading. */
const WAITING = (
  <Button look="ghost" disabled>
    Save to library
  </Button>
);

const NOBODY = { recipient: "", replyTo: "" };

type LibrarySlotProps = {
  role: Role | null;
  /** Whether the save dialog is open, and how often it was opened. */
  isSaving: boolean;
  round: number;
  onSave: () => void;
  onClose: () => void;
};

/** The library message that this draft is, and the way to save it there. */
function LibrarySlot(props: LibrarySlotProps) {
  const store = useDraftStore();
  const name = useDraft((draft) => draft.name);
  const isReady = useDraft((draft) => draft.isReady);
  // Created once, so that its subscribers don't resubscribe.
  const [access] = useState(() => ({
    subscribe: (notify: () => void) =>
      store.subscribe((now, before) => {
        if (now.history.present.content !== before.history.present.content) notify();
      }),
    getContent: () => toContent(store.toForm(NOBODY)),
    isBlank: () => isBlank(store.toForm(NOBODY)),
  }));
  const take = (content: Content) => store.replace(toDraft(content), "The library's version opened");
  return (
    <div className="library-slot">
      {isReady ? (
        <Suspense fallback={WAITING}>
          <LibraryLine {...props} {...access} name={name} onTake={take} onSay={store.say} />
        </Suspense>
      ) : (
        WAITING
      )}
    </div>
  );
}

const ICON = { size: "1rem", "aria-hidden": true } as const;

/** Whether the browser has saved the draft. */
function SaveNote() {
  const { state } = useDraft(({ save }) => save);
  const isBusy = useDraft((draft) => draft.isReady && isUnsaved(draft));
  switch (state) {
    case "new":
      return null;
    case "linked":
      return <span className="save-note">Opened from a link. Saved once you change it</span>;
    case "refused":
      return (
        <span className="save-note text-warn">
          Not saved: this browser blocks storage. Keep this page open
        </span>
      );
    case "saved":
      return (
        <span className="save-note" aria-busy={isBusy} title="Saved in this browser">
          <Check size="1rem" aria-hidden />
          <span className="max-two:sr-only">
            Saved<span className="sr-only"> in this browser</span>
          </span>
        </span>
      );
    default:
      return state satisfies never;
  }
}

type ComposerHeaderProps = { commands: ComposerCommands; library: LibrarySlotProps };

/** The message's name, its saved state, and the commands on the whole of it. */
export function ComposerHeader({ commands, library }: ComposerHeaderProps) {
  const store = useDraftStore();
  const name = useDraft((draft) => draft.name);
  const canUndo = useDraft(({ history }) => history.past.length > 0);
  const canRedo = useDraft(({ history }) => history.future.length > 0);
  const isReady = useDraft((draft) => draft.isReady);
  const isSandbox = useSandbox();
  return (
    <div className="composer-header">
      <SiteMenuButton />
      <div className="name-side">
        <div className="name-box" data-text={name || "Untitled message"}>
          <input
            aria-label="Message name"
            placeholder="Untitled message"
            value={name}
            dir="auto"
            size={1}
            disabled={!isReady}
            autoComplete="off"
            maxLength={120}
            onChange={({ target }) => store.rename(target.value)}
            className="name"
          />
        </div>
        <SaveNote />
        <LibrarySlot {...library} />
      </div>
      <span className="header-space flex-1" />
      <ModeChip isSandbox={isSandbox} />
      <span className="header-rule" aria-hidden />
      <span className="header-wide">
        <IconButton
          label="Undo"
          aria-disabled={!canUndo}
          aria-keyshortcuts={toKeyShortcuts("undo")}
          onClick={commands.undo}
        >
          <Undo2 {...ICON} />
        </IconButton>
        <IconButton
          label="Redo"
          aria-disabled={!canRedo}
          aria-keyshortcuts={toKeyShortcuts("redo")}
          onClick={commands.redo}
        >
          <Redo2 {...ICON} />
        </IconButton>
      </span>
      <Menu
        label="More"
        icon={<Ellipsis size="1.125rem" aria-hidden />}
        items={[
          { name: "Import", icon: <FileInput {...ICON} />, onChoose: commands.import },
          { name: "Export", icon: <Download {...ICON} />, onChoose: commands.export },
          { name: "History", icon: <Clock {...ICON} />, onChoose: commands.history },
          { name: "Starters", icon: <LayoutTemplate {...ICON} />, onChoose: commands.starters },
          { name: "Save to library", icon: <LibraryBig {...ICON} />, onChoose: commands.save },
          { name: "Share", icon: <Share {...ICON} />, onChoose: commands.share },
          { name: "Undo", icon: <Undo2 {...ICON} />, isDisabled: !canUndo, onChoose: commands.undo },
          { name: "Redo", icon: <Redo2 {...ICON} />, isDisabled: !canRedo, onChoose: commands.redo },
          { name: "Start over", icon: <RotateCcw {...ICON} />, isApart: true, onChoose: commands.startOver },
        ]}
      />
      <Button className="header-wide" onClick={commands.share}>
        <Share {...ICON} /> Share
      </Button>
      <Button
        look="primary"
        className="header-wide"
        onClick={commands.review}
        aria-keyshortcuts={toKeyShortcuts("review")}
      >
        {COMPOSER_COMMANDS.review.label}
        <kbd aria-hidden className="header-keys">
          Ctrl ↵
        </kbd>
      </Button>
    </div>
  );
}
