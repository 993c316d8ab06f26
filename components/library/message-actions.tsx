"use client";

import { useMutation } from "@tanstack/react-query";
import { Star } from "lucide-react";
import { useState } from "react";
import { callApi } from "@/components/client/call-api";
import { FaultLine } from "@/components/client/request-state";
import { useApiForm } from "@/components/client/use-api-form";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { DialogFrame } from "@/components/ui/dialog-frame";
import { libraryEndpoints, type LibraryMessage, type MessageChange } from "@/lib/api/library";
import { LabelFields, labelSchema } from "./label-fields";
import { toComposerAddress } from "./library-link";

type RenameDialogProps = {
  message: LibraryMessage;
  isOpen: boolean;
  onClose: () => void;
  onChanged: (message: LibraryMessage) => void;
};

/** Changes the name and tags, which creates no version. */
function RenameDialog({ message, isOpen, onClose, onChanged }: RenameDialogProps) {
  const form = useApiForm({
    schema: labelSchema,
    defaultValues: { name: message.name, tags: message.tags.join(", ") },
    ask: (body) => callApi(libraryEndpoints.change, { params: { id: message.id }, body }),
    onDone: (changed) => {
      onChanged(changed);
      onClose();
    },
    isCheckedEarly: true,
  });
  return (
    <DialogFrame
      isOpen={isOpen}
      onClose={onClose}
      title="Name and tags"
      findInitialFocus={form.findFirstField}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" type="submit" form="rename-form" aria-disabled={form.isPending}>
            Save
          </Button>
        </>
      }
    >
      <form id="rename-form" {...form.props} className="grid gap-2">
        <LabelFields name={form.field("name")} tags={form.field("tags")} />
        <FaultLine fault={form.fault} />
      </form>
    </DialogFrame>
  );
}

const LINK_BUTTON =
  "inline-flex h-9 items-center rounded-lg bg-accent px-4 font-medium whitespace-nowrap text-accent-ink transition-colors duration-150 hover:brightness-110";

type MessageActionsProps = {
  message: LibraryMessage;
  canChange: boolean;
  onChanged: (message: LibraryMessage, words: string) => void;
  onCopied: (copy: LibraryMessage) => void;
  onDeleted: () => void;
};

type Act = { ask: () => Promise<LibraryMessage>; onDone: (answer: LibraryMessage) => void };

/** Everything a person can do with a saved message. */
export function MessageActions({ message, canChange, onChanged, onCopied, onDeleted }: MessageActionsProps) {
  const { id, name, version, is_archived, is_favourite } = message;
  const [open, setOpen] = useState<"rename" | "delete" | null>(null);
  const act = useMutation({
    mutationFn: ({ ask }: Act) => ask(),
    onSuccess: (answer, { onDone }) => onDone(answer),
  });
  const remove = useMutation({
    mutationFn: () => callApi(libraryEndpoints.remove, { params: { id } }),
    onSuccess: onDeleted,
  });
  const isBusy = act.isPending || remove.isPending;
  const start = (what: Act) => () => !isBusy && act.mutate(what);
  const change = (body: MessageChange, words: string) =>
    start({
      ask: () => callApi(libraryEndpoints.change, { params: { id }, body }),
      onDone: (changed) => onChanged(changed, words),
    });
  const star = change(
    { is_favourite: !is_favourite },
    is_favourite ? "Removed from favourites" : "Added to favourites",
  );
  const archive = change({ is_archived: !is_archived }, is_archived ? "Restored" : "Moved to the archive");
  const copy = start({
    ask: () => callApi(libraryEndpoints.create, { body: { copy_of: id } }),
    onDone: onCopied,
  });
  return (
    <section aria-label="Actions" className="grid grid-cols-[minmax(0,1fr)] gap-3">
      <div className="flex flex-wrap gap-2">
        <a href={toComposerAddress(id)} className={LINK_BUTTON}>
          Open in composer
        </a>
        {canChange && (
          <>
            <Button aria-pressed={is_favourite} onClick={star}>
              <Star size="0.875rem" aria-hidden className={is_favourite ? "fill-current text-warn" : ""} />
              Favourite
            </Button>
            <Button onClick={() => setOpen("rename")}>Rename</Button>
            <Button aria-disabled={isBusy} onClick={copy}>
              Duplicate
            </Button>
            <Button aria-disabled={isBusy} onClick={archive}>
              {is_archived ? "Restore from archive" : "Archive"}
            </Button>
            {is_archived && (
              <Button aria-disabled={isBusy} onClick={() => setOpen("delete")} className="text-bad!">
                Delete
              </Button>
            )}
          </>
        )}
      </div>
      <FaultLine fault={act.error ?? remove.error} />
      <RenameDialog
        key={`${name} ${message.tags.join()}`}
        message={message}
        isOpen={open === "rename"}
        onClose={() => setOpen(null)}
        onChanged={(changed) => onChanged(changed, "Renamed")}
      />
      <ConfirmDialog
        asked={{
          title: "Delete this message?",
          words: `“${name}” and ${version === 1 ? "its only version" : `all ${version} versions`} leave the library for everyone. You can’t undo this.`,
          verb: "Delete",
        }}
        isOpen={open === "delete"}
        onConfirm={() => remove.mutate()}
        onClose={() => setOpen(null)}
      />
    </section>
  );
}
