"use client";

import { useComposerDesk } from "@/components/composer/composer-context";

/** Chosen in a dialog that is closing: the focus would be lost with what led there. */
const focusOnce = (button: HTMLButtonElement | null) => button?.focus();

/** What stands in the recipient's place where they are several. */
export function SeveralChosen() {
  const { several } = useComposerDesk();
  const look = "rounded-sm min-h-6 px-1 text-label font-medium text-accent hover:underline";
  return (
    <div role="group" aria-label="Recipient">
      <p className="mb-1.5 text-label font-medium" aria-hidden>
        Recipient
      </p>
      <div className="flex h-9 items-center gap-2 rounded-lg border border-line bg-panel ps-3 pe-2">
        <span className="min-w-0 flex-1 truncate tabular-nums">
          {several.numbers.length.toLocaleString("en")} recipients
        </span>
        {/* Where a problem's path and a closed panel take the focus. */}
        <button id="recipient" ref={focusOnce} type="button" onClick={several.onEdit} className={look}>
          Edit
        </button>
        <button type="button" onClick={several.onClear} className={look}>
          Clear
        </button>
      </div>
      <p className="mt-1 min-h-[1lh] text-note text-faint">Each gets the message alone, and sees no other</p>
    </div>
  );
}
