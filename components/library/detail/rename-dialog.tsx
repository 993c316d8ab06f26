"use client";

import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { putLabels } from "@/components/library/requests/library-requests";
import { findNameFault, findTagsFault, LabelFields, parseTags } from "@/components/library/save/label-fields";
import { toAskError } from "@/components/requests/ask-server";
import { FaultLine } from "@/components/requests/fault-line";
import { Button } from "@/components/ui/button";
import { DialogFrame } from "@/components/ui/dialog-frame";
import type { LibraryMessage } from "@/lib/library/contract/library";

type RenameDialogProps = {
  message: LibraryMessage;
  isOpen: boolean;
  onClose: () => void;
  onChanged: (message: LibraryMessage) => void;
};

/** Another name and other tags, which make no version. */
export function RenameDialog({ message, isOpen, onClose, onChanged }: RenameDialogProps) {
  const [name, setName] = useState(message.name);
  const [tags, setTags] = useState(message.tags.join(", "));
  const [wasTried, setWasTried] = useState(false);
  const rename = useMutation({
    mutationFn: () => putLabels(message.id, { name, tags: parseTags(tags) }),
    onSuccess: (changed) => {
      onChanged(changed);
      onClose();
    },
  });
  const save = (event: FormEvent) => {
    event.preventDefault();
    setWasTried(true);
    if (findNameFault(name) ?? findTagsFault(tags)) return;
    if (!rename.isPending) rename.mutate();
  };
  return (
    <DialogFrame
      isOpen={isOpen}
      onClose={onClose}
      title="Name and tags"
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" type="submit" form="rename-form" aria-disabled={rename.isPending}>
            Save
          </Button>
        </>
      }
    >
      <form id="rename-form" onSubmit={save} className="grid gap-2">
        <LabelFields {...{ name, tags, wasTried }} onName={setName} onTags={setTags} />
        <FaultLine fault={rename.error ? toAskError(rename.error) : null} />
      </form>
    </DialogFrame>
  );
}
