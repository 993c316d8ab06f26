"use client";
import { Dialog } from "@base-ui/react/dialog";
import { ExternalLink } from "lucide-react";
import { useEffect, useId, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { BACKDROP, POPUP } from "@/components/ui/dialog-frame";
import { formatShareCode } from "@/lib/message/codecs/share-code";
import { formatShareFragment } from "@/lib/message/codecs/share-fragment";
import type { DraftForm } from "@/lib/message/draft";
import type { Example } from "@/lib/message/examples/example";
import { STARTERS } from "@/lib/message/examples/starters";
import { STRESS_CASES } from "@/lib/message/examples/stress-cases";
import { toFacts } from "./welcome";

type ExampleCardProps = {
  example: Example;
  /** Its proof sheet's URL; undefined while it is made. */
  proofLink: string | undefined;
  onOpen: () => void;
};

/** One example: its name, its purpose, how it begins, and the two places to open it in. */
function ExampleCard({ example, proofLink, onOpen }: ExampleCardProps) {
  const { name, purpose, form } = example;
  const nameId = useId();
  return (
    <article
      aria-labelledby={nameId}
      className="flex min-w-0 flex-col gap-2 rounded-xl border border-line p-4 pb-3"
    >
      <div className="flex items-baseline gap-3">
        <h4 id={nameId} className="min-w-0 flex-1 font-semibold break-words">
          {name}
        </h4>
        <span className="shrink-0 text-note text-faint tabular-nums">{toFacts(form)}</span>
      </div>
      <p className="text-note text-soft">{purpose}</p>
      <div className="h-13 rounded-lg bg-sunk px-3 py-2 text-note text-soft">
        <p dir="auto" className="line-clamp-2 break-words">
          {{ audio: form.audioUrl, text: form.text, list: form.body }[form.kind]}
        </p>
      </div>
      <div className="mt-auto flex items-center gap-1 pt-1">
        <Button className="h-8" aria-describedby={nameId} onClick={onOpen}>
          Open
        </Button>
        <a
          href={proofLink}
          target="_blank"
          rel="noreferrer"
          title="Opens in a new tab"
          aria-describedby={nameId}
          className="inline-flex h-8 items-center gap-1.5 rounded-lg px-2.5 font-medium text-accent transition-colors duration-150 hover:bg-accent-wash"
        >
          Proof sheet
          <ExternalLink size="0.8125rem" aria-hidden />
        </a>
      </div>
    </article>
  );
}

async function toLink({ id, form }: Example): Promise<[string, string]> {
  const written = await formatShareCode(form);
  return [id, written.ok ? `/proof${formatShareFragment(written.code)}` : "/proof"];
}

/** Proof sheet URLs by example ID; empty until the codes are made. */
function useProofLinks(examples: readonly Example[]): ReadonlyMap<string, string> {
  const [links, setLinks] = useState<ReadonlyMap<string, string>>(new Map());
  useEffect(() => {
    let isWanted = true;
    const make = async () => {
      const made = new Map(await Promise.all(examples.map(toLink)));
      if (isWanted) setLinks(made);
    };
    void make();
    return () => {
      isWanted = false;
    };
  }, [examples]);
  return links;
}

const ALL = [...STARTERS, ...STRESS_CASES];
const GROUPS = [
  {
    name: "Starters",
    note: "Ready-made menus. Edit the text and send.",
    examples: STARTERS,
  },
  {
    name: "Stress cases",
    note: "Stress tests for the preview.",
    examples: STRESS_CASES,
  },
];

type StartersDialogProps = {
  isOpen: boolean;
  /** Called with the example's name and message, without recipient and reply ID. */
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

/** The gallery: messages to start from, and messages that are hard to draw. */
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
              Replaces your draft. The recipient stays, and Undo brings the draft back.
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
