"use client";

import { useMutation } from "@tanstack/react-query";
import { Star } from "lucide-react";
import { useState } from "react";
import { toComposerAddress } from "@/components/library/opening/library-link";
import { deleteMessage, postAction } from "@/components/library/requests/library-requests";
import { toAskError } from "@/components/requests/ask-server";
import { FaultLine } from "@/components/requests/fault-line";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/dialog/confirm-dialog";
import type { LibraryAction, LibraryMessage } from "@/lib/library/contract/library";
import { RenameDialog } from "./rename-dialog";

const LINK_BUTTON =
  "inline-flex h-9 items-center rounded-lg bg-accent px-4 font-medium whitespace-nowrap text-accent-ink transition-colors duration-150 hover:brightness-110";

type MessageActionsProps = {
  message: LibraryMessage;
  canChange: boolean;
  onChanged: (message: LibraryMessage, words: string) => void;
  onCopied: (copy: LibraryMessage) => void;
  onDeleted: () => void;
};

const DONE: Record<LibraryAction, string> = {
  archive: "Moved to the archive",
  unarchive: "Out of the archive again",
  star: "A favourite of yours now",
  unstar: "No favourite of yours any more",
  duplicate: "Copied",
};

/** What can be done with a message of the library. */
export function MessageActions({ message, canChange, onChanged, onCopied, onDeleted }: MessageActionsProps) {
  const { id, name, version, is_archived, is_favourite } = message;
  const [open, setOpen] = useState<"rename" | "delete" | null>(null);
  const act = useMutation({
    mutationFn: (action: LibraryAction) => postAction(id, action),
    onSuccess: (answer, action) =>
      action === "duplicate" ? onCopied(answer) : onChanged(answer, DONE[action]),
  });
  const remove = useMutation({ mutationFn: () => deleteMessage(id), onSuccess: onDeleted });
  const isBusy = act.isPending || remove.isPending;
  const start = (action: LibraryAction) => () => !isBusy && act.mutate(action);
  const fault = act.error ?? remove.error;
  return (
    <section aria-label="What can be done" className="grid grid-cols-[minmax(0,1fr)] gap-3">
      <div className="flex flex-wrap gap-2">
        <a href={toComposerAddress(id)} className={LINK_BUTTON}>
          Open in the composer
        </a>
        {canChange && (
          <>
            <Button aria-pressed={is_favourite} onClick={start(is_favourite ? "unstar" : "star")}>
              <Star size="0.875rem" aria-hidden className={is_favourite ? "fill-current text-warn" : ""} />
              Favourite
            </Button>
            <Button onClick={() => setOpen("rename")}>Rename</Button>
            <Button aria-disabled={isBusy} onClick={start("duplicate")}>
              Duplicate
            </Button>
            <Button aria-disabled={isBusy} onClick={start(is_archived ? "unarchive" : "archive")}>
              {is_archived ? "Take out of the archive" : "Archive"}
            </Button>
            {is_archived && (
              <Button aria-disabled={isBusy} onClick={() => setOpen("delete")} className="text-bad!">
                Delete
              </Button>
            )}
          </>
        )}
      </div>
      <FaultLine fault={fault ? toAskError(fault) : null} />
      <RenameDialog
        key={`${name} ${message.tags.join()}`}
        message={message}
        isOpen={open === "rename"}
        onClose={() => setOpen(null)}
        onChanged={(changed) => onChanged(changed, "Renamed")}
      />
      <ConfirmDialog
        asked={{
          title: "Delete this message for good?",
          words: `“${name}” and ${version === 1 ? "its one version" : `all ${version} versions of it`} are removed from the library for everybody. This cannot be undone.`,
          verb: "Delete",
        }}
        isOpen={open === "delete"}
        onConfirm={() => remove.mutate()}
        onClose={() => setOpen(null)}
      />
    </section>
  );
}
