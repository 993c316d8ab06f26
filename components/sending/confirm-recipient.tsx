"use client";

import { type RefObject, useRef, useState } from "react";
import { Notice } from "@/components/ui/notice";
import type { Problem } from "@/lib/whatsapp/problems";

/** Warnings about the recipient: confirmed once, and again when they change. */
export function useConfirmation(warnings: readonly Problem[]) {
  const doubts = warnings.filter(({ mustConfirm }) => mustConfirm);
  const text = doubts.map(({ message }) => message).join("\n");
  const [confirmed, setConfirmed] = useState("");
  const box = useRef<HTMLInputElement>(null);
  const isConfirmed = text !== "" && confirmed === text;
  return {
    doubts,
    box,
    isConfirmed,
    isMissing: doubts.length > 0 && !isConfirmed,
    onConfirm: (isChecked: boolean) => setConfirmed(isChecked ? text : ""),
    /** Focuses the checkbox that is still needed before sending. */
    focus: () => box.current?.focus(),
  };
}

type ConfirmRecipientProps = {
  doubts: readonly Problem[];
  box: RefObject<HTMLInputElement | null>;
  isConfirmed: boolean;
  onConfirm: (isChecked: boolean) => void;
  /** What is confirmed: "Send to +27 82 123 4567". */
  label: string;
};

/** Warnings that this may reach the wrong person, and the checkbox that sending requires. */
export function ConfirmRecipient({ doubts, box, isConfirmed, onConfirm, label }: ConfirmRecipientProps) {
  if (doubts.length === 0) return null;
  return (
    <Notice look="open" title="Check the recipient">
      <ul className="list-disc ps-5">
        {doubts.map(({ code, message }) => (
          <li key={code}>{message}</li>
        ))}
      </ul>
      <label className="flex min-h-6 w-fit items-start gap-2 font-medium">
        <input
          ref={box}
          type="checkbox"
          checked={isConfirmed}
          onChange={(event) => onConfirm(event.target.checked)}
          className="mt-0.5 size-4 shrink-0 accent-accent"
        />
        <span className="min-w-0 break-words">{label}</span>
      </label>
    </Notice>
  );
}
