"use client";

import { Check, Copy } from "lucide-react";
import { useEffect, useState } from "react";
import { Button } from "./button";

/** How long the result stays on the button. */
const SHOWN_MS = 2000;

type CopyButtonProps = {
  text: string;
  /** Its accessible name: "Copy JSON". */
  label: string;
  /** For places without room for a word. */
  isIconOnly?: boolean;
  /** The visible part of the name on a full-size button; without it, a small one says "Copy". */
  words?: string;
  /** Called when it is pressed. */
  onCopy?: () => void;
};

/** Copies `text`, and shows and announces whether it worked. */
export function CopyButton({ text, label, isIconOnly, words, onCopy }: CopyButtonProps) {
  const [outcome, setOutcome] = useState<"copied" | "refused" | null>(null);
  useEffect(() => {
    if (!outcome) return;
    const timer = setTimeout(() => setOutcome(null), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [outcome]);

  const copy = async () => {
    // Called before copying: if the copy is refused, a person copies by hand.
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
        {outcome === "refused" && "Couldn’t copy. Select the text and copy it yourself"}
      </span>
    </>
  );
}
