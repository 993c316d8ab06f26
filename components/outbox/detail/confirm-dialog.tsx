"use client";

import { AlertDialog } from "@base-ui/react/alert-dialog";
import { Button } from "@/components/ui/button";

/** What is asked before something that cannot be undone. */
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
        <AlertDialog.Backdrop className="fixed inset-0 z-20 bg-[#0c0a0980] transition-opacity duration-150 data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <AlertDialog.Popup className="fixed top-1/2 left-1/2 z-20 grid w-[min(26rem,calc(100vw-2rem))] -translate-x-1/2 -translate-y-1/2 gap-2 rounded-xl border border-line bg-panel p-5 shadow-xl transition-[opacity,scale] duration-150 ease-out data-ending-style:scale-98 data-ending-style:opacity-0 data-starting-style:scale-98 data-starting-style:opacity-0">
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
