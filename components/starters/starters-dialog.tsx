"use client";

import { Dialog } from "@base-ui/react/dialog";
import { useId, useRef } from "react";
import { Button } from "@/components/ui/button";
import type { DraftForm } from "@/lib/message/draft";
import type { Example } from "@/lib/message/examples/example";
import { STARTERS } from "@/lib/message/examples/starters";
import { STRESS_CASES } from "@/lib/message/examples/stress-cases";
import { ExampleCard } from "./example-card";
import { useProofLinks } from "./use-proof-links";
import { BACKDROP, POPUP } from "@/components/ui/dialog-classes";

const ALL = [...STARTERS, ...STRESS_CASES];
const GROUPS = [
  {
    name: "Starters",
    note: "Good enough to send once a few words are yours.",
    examples: STARTERS,
  },
  {
    name: "Stress cases",
    note: "Hard to draw: for looking at the preview, not for sending.",
    examples: STRESS_CASES,
  },
];

type StartersDialogProps = {
  isOpen: boolean;
  /** An example was chosen: its name and its message, without recipient and reply id. */
  onOpen: (name: string, message: DraftForm) => void;
  onClose: () => void;
};

type GroupProps = Pick<StartersDialogProps, "onOpen"> & {
  name: string;
  note: string;
  examples: readonly Example[];
  proofLinks: ReadonlyMap<string, string>;
};

function Group({ name, note, examples, proofLinks, onOpen }: GroupProps) {
  const nameId = useId();
  return (
    <section aria-labelledby={nameId} className="grid gap-3">
      <div>
        <h3 id={nameId} className="text-label font-semibold">
          {name}
        </h3>
        <p className="text-note text-faint">{note}</p>
      </div>
      <div className="grid gap-3 @min-[36rem]:grid-cols-2 @min-[54rem]:grid-cols-3">
        {examples.map((example) => (
          <ExampleCard
            key={example.id}
            example={example}
            proofLink={proofLinks.get(example.id)}
            onOpen={() => onOpen(example.name, example.form)}
          />
        ))}
      </div>
    </section>
  );
}

/** The gallery: messages to begin from and messages that are hard to draw. */
export default function StartersDialog({ isOpen, onOpen, onClose }: StartersDialogProps) {
  const popup = useRef<HTMLDivElement>(null);
  const proofLinks = useProofLinks(ALL);
  return (
    <Dialog.Root open={isOpen} onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className={BACKDROP} />
        <Dialog.Popup
          ref={popup}
          initialFocus={popup}
          className={`${POPUP} flex max-h-[calc(100dvh-2rem)] w-[min(64rem,calc(100vw-2rem))] flex-col`}
        >
          <div className="px-5 pt-4 pb-3">
            <Dialog.Title className="text-title font-semibold tracking-tight">Start from…</Dialog.Title>
            <Dialog.Description className="text-note text-soft">
              Opens in place of the draft; Undo brings that back. The recipient stays.
            </Dialog.Description>
          </div>
          <div className="@container grid min-h-0 gap-7 overflow-y-auto border-t border-line px-5 py-4">
            {GROUPS.map((group) => (
              <Group key={group.name} {...group} proofLinks={proofLinks} onOpen={onOpen} />
            ))}
          </div>
          <div className="flex justify-end border-t border-line px-5 py-3">
            <Dialog.Close render={<Button />}>Close</Dialog.Close>
          </div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
