"use client";

import { useEffect, useMemo, useRef } from "react";
import { type ComposerCommands, findCommand } from "@/components/palette/composer-commands";
import type { DraftForm } from "@/lib/message/draft";
import type { Asked } from "./use-dialogs";
import { NO_NUMBERS, useDraftStore, useEnvelope } from "./use-draft";

const EDITABLE = "input, textarea, select, [contenteditable]";

/** Dialogs and fields outside the composer keep the browser's own undo. */
function isOurs({ target }: Event): boolean {
  if (!(target instanceof Element)) return true;
  if (target.closest("[role=dialog], [role=alertdialog], dialog")) return false;
  return target.closest(EDITABLE) === null || target.closest("form[data-composer]") !== null;
}

/** Undo and redo in the browser's own menu. */
const MENU: Record<string, "undo" | "redo"> = { historyUndo: "undo", historyRedo: "redo" };

type CommandsOptions = { begin: () => void; ask: (asked: Asked) => void };

/** The draft's commands, the same for buttons, menus, keys and the palette. */
export function useCommands({ begin, ask }: CommandsOptions): ComposerCommands {
  const store = useDraftStore();
  const { getValues, setValue, clearErrors } = useEnvelope();
  const review = useRef(begin);
  useEffect(() => {
    review.current = begin;
  });
  const commands = useMemo<ComposerCommands>(() => {
    const startOver = () => {
      const { recipient, replyTo, many } = getValues();
      store.startOver(() => {
        // The recipient comes back too, unless another was chosen since.
        const now = getValues();
        if (now.recipient !== "" || now.many.numbers.length > 0) return;
        setValue("recipient", recipient);
        setValue("replyTo", replyTo);
        setValue("many", many);
      });
      setValue("recipient", "");
      setValue("replyTo", "");
      setValue("many", NO_NUMBERS);
      clearErrors();
    };
    const setKind = (kind: DraftForm["kind"]) => store.change((content) => ({ ...content, kind }));
    return {
      review: () => review.current(),
      many: () => ask({ to: "many" }),
      undo: store.undo,
      redo: store.redo,
      history: () => ask({ to: "history" }),
      save: () => ask({ to: "save" }),
      share: () => ask({ to: "share" }),
      import: () => ask({ to: "import" }),
      export: () => ask({ to: "export" }),
      starters: () => ask({ to: "starters" }),
      list: () => setKind("list"),
      audio: () => setKind("audio"),
      text: () => setKind("text"),
      startOver,
    };
  }, [store, ask, getValues, setValue, clearErrors]);

  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const command = findCommand(event);
      if (!command || (command === "review" ? event.repeat : !isOurs(event))) return;
      event.preventDefault();
      commands[command]();
    };
    const choose = (event: InputEvent) => {
      const command = MENU[event.inputType];
      if (!command || !isOurs(event)) return;
      event.preventDefault();
      commands[command]();
    };
    document.addEventListener("keydown", press);
    document.addEventListener("beforeinput", choose);
    return () => {
      document.removeEventListener("keydown", press);
      document.removeEventListener("beforeinput", choose);
    };
  }, [commands]);
  return commands;
}
