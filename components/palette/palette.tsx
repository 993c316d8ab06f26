"use client";

import { Dialog } from "@base-ui/react/dialog";
import { usePathname } from "next/navigation";
import { useState } from "react";
import { QueryDesk } from "@/components/requests/query-desk";
import { BACKDROP, POPUP } from "@/components/ui/dialog-classes";
import type { Role } from "@/lib/accounts/contract/role";
import type { Command } from "./command";
import { CommandSearch } from "./command-search";
import { findOffers } from "./offers";

type PaletteProps = {
  isOpen: boolean;
  /** It was opened for a message to answer with. */
  isAnswering: boolean;
  role: Role | null;
  onClose: () => void;
  onShortcuts: () => void;
};

/** Everything that can be done from here, found by typing. */
export default function Palette({ isOpen, isAnswering, role, onClose, onShortcuts }: PaletteProps) {
  const path = usePathname();
  const [failed, setFailed] = useState("");
  const close = () => {
    setFailed("");
    onClose();
  };
  const run = (begin: () => void) => {
    close();
    // Once the focus is back where it came from: what is begun may take it on.
    requestAnimationFrame(begin);
  };
  const choose = ({ label, run: begin, load }: Command) => {
    if (begin) run(begin);
    else load().then(run, () => setFailed(label));
  };
  return (
    <Dialog.Root open={isOpen} onOpenChange={(open) => !open && close()}>
      <Dialog.Portal>
        <Dialog.Backdrop className={BACKDROP} />
        <Dialog.Popup
          aria-label="Commands"
          className={`${POPUP} top-[min(6rem,10dvh)] flex max-h-[min(32rem,80dvh)] w-[min(36rem,calc(100vw-2rem))] translate-y-0 flex-col`}
        >
          <QueryDesk>
            <CommandSearch
              setting={{ offers: findOffers(), role, path, isAnswering, onShortcuts }}
              onChoose={choose}
            />
          </QueryDesk>
          <p role="status" className="border-t border-line px-4 py-2 text-note text-bad empty:hidden">
            {failed && `“${failed}” could not be loaded. Check the connection and choose it again.`}
          </p>
          <Dialog.Close className="sr-only">Close</Dialog.Close>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
