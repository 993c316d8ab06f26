"use client";

import { Dialog } from "@base-ui/react/dialog";
import { Button } from "@/components/ui/button";
import { DialogFrame } from "@/components/ui/dialog-frame";
import type { Role } from "@/lib/accounts/contract/role";
import { type DraftForm, isBlank } from "@/lib/message/draft";
import { KeptPanel } from "./kept/kept-panel";
import { LinkPanel } from "./link-panel";

type ShareDialogProps = {
  form: DraftForm;
  /** Of who looks; null for nobody. */
  role: Role | null;
  isOpen: boolean;
  onClose: () => void;
};

/** The ways in which others can see the draft. */
export function ShareDialog({ form, role, isOpen, onClose }: ShareDialogProps) {
  const isEmpty = isBlank(form);
  return (
    <DialogFrame
      isOpen={isOpen}
      onClose={onClose}
      title="Share this message"
      description="Whoever has a link sees the message and can rehearse it. The recipient and what it replies to are never in a link."
      footer={<Dialog.Close render={<Button />}>Close</Dialog.Close>}
    >
      {isEmpty ? (
        <p className="text-soft">
          There is nothing to share yet. Write a message first, or begin from a starter.
        </p>
      ) : (
        <LinkPanel form={form} />
      )}
      <KeptPanel form={isEmpty ? null : form} role={role} />
    </DialogFrame>
  );
}
