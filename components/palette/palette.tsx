"use client";

import { Dialog } from "@base-ui/react/dialog";
import { usePathname } from "next/navigation";
import { useRef, useState } from "react";
import { QueryProvider } from "@/components/client/query-provider";
import { BACKDROP, POPUP } from "@/components/ui/dialog-frame";
import type { Role } from "@/lib/api/role";
import { CommandSearch } from "./command-search";
import { type Command, useCommandsStore } from "./commands-provider";

type PaletteProps = {
  isOpen: boolean;
  /** It was opened to find a reply. */
  isAnswering: boolean;
  role: Role | null;
  onClose: () => void;
  onShortcuts: () => void;
};

/** All commands available here, found by typing. */
export default function Palette({ isOpen, isAnswering, role, onClose, onShortcuts }: PaletteProps) {
  const path = usePathname() ?? "/";
  const commands = useCommandsStore();
  const [failed, setFailed] = useState("");
  /** Counts choices, so that a slow one is dropped if another was made since. */
  const turn = useRef(0);
  const drop = () => {
    turn.current += 1;
  };
  const close = () => {
    drop();
    setFailed("");
    onClose();
  };
  const run = (begin: () => void) => {
    close();
    // After the focus has returned to its origin, because the command may move it.
    requestAnimationFrame(begin);
  };
  const choose = ({ label, run: begin, load }: Command) => {
    drop();
    if (begin) return run(begin);
    const own = turn.current;
    const isWanted = () => own === turn.current;
    void load().then(
      (loaded) => isWanted() && run(loaded),
      () => isWanted() && setFailed(label),
    );
  };
  return (
    <Dialog.Root open={isOpen} onOpenChange={(open) => !open && close()}>
      <Dialog.Portal>
        <Dialog.Backdrop className={BACKDROP} />
        <Dialog.Popup
          aria-label="Commands"
          className={`${POPUP} top-[min(6rem,10dvh)] flex max-h-[min(32rem,80dvh)] w-[min(36rem,calc(100vw-2rem))] translate-y-0 flex-col`}
        >
          <QueryProvider>
            <CommandSearch
              setting={{ offers: commands.getState().offers, role, path, isAnswering, onShortcuts }}
              onChoose={choose}
              onType={drop}
            />
          </QueryProvider>
          <p role="status" className="border-t border-line px-4 py-2 text-note text-bad empty:hidden">
            {failed && `“${failed}” couldn’t be loaded. Check your connection and try again.`}
          </p>
          <Dialog.Close className="sr-only">Close</Dialog.Close>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
