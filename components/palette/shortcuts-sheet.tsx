"use client";

import { Button } from "@/components/ui/button";
import { DialogFrame } from "@/components/ui/dialog-frame";
import { formatKeys, SHORTCUTS } from "./shortcuts";

const KEY = "rounded-md border border-line bg-sunk px-1.5 py-0.5 font-mono text-note whitespace-nowrap";

/** All keyboard shortcuts on one sheet. */
export default function ShortcutsSheet({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  return (
    <DialogFrame
      isOpen={isOpen}
      onClose={onClose}
      title="Keyboard shortcuts"
      footer={<Button onClick={onClose}>Close</Button>}
    >
      {SHORTCUTS.map(({ name, shortcuts }) => (
        <section key={name} className="grid gap-2">
          <h3 className="text-label font-semibold">{name}</h3>
          <dl className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-6 gap-y-2">
            {shortcuts.map(({ keys, does }) => (
              <div key={keys} className="contents">
                <dt className="text-soft">{does}</dt>
                <dd className="justify-self-end">
                  <kbd className={KEY}>{formatKeys(keys)}</kbd>
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </DialogFrame>
  );
}
