"use client";

import { AlertDialog } from "@base-ui/react/alert-dialog";
import { Button } from "./button";
import { BACKDROP, POPUP } from "./dialog-frame";

/** The question before something that can't be undone. */
export type Confirmation = { title: string; words: string; verb: string };

type ConfirmDialogProps = {
  asked: Confirmation;
  isOpen: boolean;
  onConfirm: () => void;
  onClose: () => void;
};

export function ConfirmDialog({ asked, isOpen, onConfirm, onClose }: ConfirmDialogProps) {
  return (
    <AlertDialog.Root open={isOpen} onOpenChange={(open) => !open && onClose()}>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className={BACKDROP} />
        <AlertDialog.Popup className={`${POPUP} grid w-[min(26rem,calc(100vw-2rem))] grid-cols-1 gap-2 p-5`}>
          <AlertDialog.Title className="text-title font-semibold tracking-tight">
            {asked.title}
          </AlertDialog.Title>
          <AlertDialog.Description className="break-words text-soft">{asked.words}</AlertDialog.Description>
          <div className="mt-3 flex flex-wrap justify-end gap-3">
            <AlertDialog.Close render={<Button />}>Cancel</AlertDialog.Close>
            <Button
              look="primary"
              onClick={() => {
                onClose();
                onConfirm();
              }}
            >
              {asked.verb}
            </Button>
          </div>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
