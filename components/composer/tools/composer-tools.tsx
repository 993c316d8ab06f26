"use client";

import { lazy, Suspense, useCallback, useEffect, useState } from "react";
import { DragLayer } from "@/components/composer/drag/drag-layer";
import { useFormValue } from "@/components/composer/fields/form-changes";
import { StartersHint } from "@/components/composer/opening/starters-hint";
import { NOT_LOADED } from "@/components/ui/lazy-module";
import type { DraftForm } from "@/lib/message/draft";
import { DropVeil } from "./drop-veil";
import { type Errand, hearButtons } from "./errand";
import { hearRowPastes } from "./hear-row-pastes";

const loadImport = () => import("@/components/composer/import/import-dialog");
const loadPaste = () => import("@/components/composer/rows/paste-rows-dialog");
const LOADS = { import: loadImport, paste: loadPaste };
const ImportDialog = lazy(loadImport);
const PasteRowsDialog = lazy(loadPaste);

export type ComposerToolsProps = {
  onStarters: () => void;
  /** Puts a message in the draft's place: its name and itself. */
  onOpen: (name: string, message: DraftForm) => void;
};

/** What was asked last, and how often: each opening of a dialog begins anew. */
type Asked = { errand: Errand; isOpen: boolean; count: number };

/** The errand at hand once its code is there; what was asked stays drawn while it closes. */
function useErrand() {
  const [asked, setAsked] = useState<Asked | null>(null);
  const [fault, setFault] = useState("");
  const ask = useCallback(
    (errand: Errand) =>
      void LOADS[errand.to]().then(
        () => {
          setFault("");
          setAsked((before) => ({ errand, isOpen: true, count: (before?.count ?? 0) + 1 }));
        },
        () => setFault(NOT_LOADED),
      ),
    [],
  );
  useEffect(() => hearButtons(ask), [ask]);
  useEffect(() => hearRowPastes(ask), [ask]);
  return { asked, fault, ask, close: () => setAsked((now) => now && { ...now, isOpen: false }) };
}

/** What the editor has beside its fields, and comes when they are there: moving, pasting, importing, and a hint where nothing is typed. */
export function ComposerTools({ onStarters, onOpen }: ComposerToolsProps) {
  const isList = useFormValue(({ kind }) => kind === "list");
  const { asked, fault, ask, close } = useErrand();
  const { errand } = asked ?? {};
  return (
    <>
      <StartersHint onStarters={onStarters} />
      {isList && <DragLayer />}
      <DropVeil ask={ask} isImporting={asked?.isOpen === true && errand?.to === "import"} />
      <p role="alert" className="text-note text-bad empty:hidden">
        {fault}
      </p>
      <Suspense>
        {asked && errand?.to === "import" && (
          <ImportDialog
            key={asked.count}
            given={errand.file}
            isOpen={asked.isOpen}
            onOpen={onOpen}
            onClose={close}
          />
        )}
        {asked && errand?.to === "paste" && (
          <PasteRowsDialog key={asked.count} {...errand} isOpen={asked.isOpen} onClose={close} />
        )}
      </Suspense>
    </>
  );
}
