"use client";

import { Check, Copy } from "lucide-react";
import { useEffect, useState } from "react";
import { Button } from "./button";

/** How long the answer stays on the button. */
const SHOWN_MS = 2000;

type CopyButtonProps = {
  text: string;
  /** What it does, as its name: "Copy JSON". */
  label: string;
  /** Where there is no room for a word. */
  isIconOnly?: boolean;
  /** What is seen of the name, on a button of full size; otherwise a small one says "Copy". */
  words?: string;
  /** Told when it is pressed. */
  onCopy?: () => void;
};

/** Puts `text` on the clipboard and says whether it worked, on itself and to a screen reader. */
export function CopyButton({ text, label, isIconOnly, words, onCopy }: CopyButtonProps) {
  const [outcome, setOutcome] = useState<"copied" | "refused" | null>(null);
  useEffect(() => {
    if (!outcome) return;
    const timer = setTimeout(() => setOutcome(null), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [outcome]);

  const copy = async () => {
    // At once: a refused copy is made by hand, and what comes after the click comes after the copy.
    onCopy?.();
    try {
      await navigator.clipboard.writeText(text);
      setOutcome("copied");
    } catch {
      setOutcome("refused");
    }
  };

  return (
    <>
      <Button onClick={copy} aria-label={label} title={label} className={words ? "" : "h-8 px-2.5 text-note"}>
        {outcome === "copied" ? <Check size="0.875rem" aria-hidden /> : <Copy size="0.875rem" aria-hidden />}
        {!isIconOnly && <span aria-hidden>{words ?? "Copy"}</span>}
      </Button>
      <span role="status" className={outcome === "refused" ? "text-note text-bad" : "sr-only"}>
        {outcome === "copied" && "Copied"}
        {outcome === "refused" && "Not copied: the browser refused. Select the text instead"}
      </span>
    </>
  );
}
