"use client";

import { useEffect, useState } from "react";
import { createPortal } from "react-dom";
import { readTextFile } from "@/components/ui/files";
import { NO_TEXT_ADVICE } from "./import/form-names";
import { useAsk } from "./use-dialogs";

/** Whether a dialog is open, so that what lies under it must not react. */
const isCovered = () =>
  document.querySelector("[role=dialog][data-open], [role=alertdialog][data-open]") !== null;

/** Imports a file dropped anywhere on the composer, and says so while it is over the page. */
export function DropVeil({ isImporting }: { isImporting: boolean }) {
  const ask = useAsk();
  const [isOver, setIsOver] = useState(false);
  useEffect(() => {
    const isMeant = (event: DragEvent) =>
      !event.defaultPrevented &&
      event.dataTransfer?.types.includes("Files") === true &&
      (isImporting || !isCovered());
    const over = (event: DragEvent) => {
      if (!isMeant(event)) return;
      event.preventDefault();
      setIsOver(true);
    };
    const leave = ({ relatedTarget }: DragEvent) => {
      if (relatedTarget === null) setIsOver(false);
    };
    const drop = (event: DragEvent) => {
      setIsOver(false);
      const [file] = event.dataTransfer?.files ?? [];
      if (!isMeant(event) || !file) return;
      event.preventDefault();
      void readTextFile(file, NO_TEXT_ADVICE).then((reading) =>
        ask({ to: "import", file: { name: file.name, reading } }),
      );
    };
    // On the window, so that fields that accept files handle them first.
    window.addEventListener("dragover", over);
    window.addEventListener("dragleave", leave);
    window.addEventListener("drop", drop);
    return () => {
      window.removeEventListener("dragover", over);
      window.removeEventListener("dragleave", leave);
      window.removeEventListener("drop", drop);
    };
  }, [isImporting, ask]);
  if (!isOver) return null;
  return createPortal(
    <div className="pointer-events-none fixed inset-3 z-30 grid place-items-center rounded-xl border-2 border-dashed border-accent bg-accent-wash/90 text-title font-semibold text-accent">
      Drop the file to import it
    </div>,
    document.body,
  );
}
