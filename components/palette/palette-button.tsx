"use client";

import { Search } from "lucide-react";
import { lazy, Suspense, useEffect, useState } from "react";
import { IconButton } from "@/components/ui/button";
import { isTyping } from "@/components/ui/is-typing";
import type { Role } from "@/lib/accounts/contract/role";
import { paletteAsked } from "./offers";

const Palette = lazy(() => import("./palette"));
const ShortcutsSheet = lazy(() => import("./shortcuts-sheet"));

/** `answer`: the palette, for a message to answer with. */
type Shown = "palette" | "answer" | "shortcuts";

function toAsked(event: KeyboardEvent): Shown | null {
  if (event.key === "k" && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey)
    return "palette";
  return event.key === "?" && !isTyping(event) && !document.querySelector("[role=dialog]")
    ? "shortcuts"
    : null;
}

/** Opens the palette, as Ctrl or ⌘ with K does from anywhere, and the sheet of shortcuts, as "?" does. */
export function PaletteButton({ role }: { role: Role | null }) {
  "use no memo"; // Drawn when something opens: remembering would cost more bytes than it saves.
  const [shown, setShown] = useState<Shown | null>(null);
  const [wereShown, setWereShown] = useState<ReadonlySet<Shown>>(new Set());
  const show = (asked: Shown | null) => {
    setShown(asked);
    if (asked) setWereShown((before) => new Set([...before, asked]));
  };
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const asked = event.repeat ? null : toAsked(event);
      if (!asked) return;
      event.preventDefault();
      show(asked);
    };
    const answer = () => show("answer");
    document.addEventListener("keydown", listen);
    paletteAsked.addEventListener("asked", answer);
    return () => {
      document.removeEventListener("keydown", listen);
      paletteAsked.removeEventListener("asked", answer);
    };
  }, []);
  const close = () => setShown(null);
  return (
    <>
      <IconButton
        label="Commands (Ctrl K)"
        aria-keyshortcuts="Control+K Meta+K"
        onClick={() => show("palette")}
        className="size-9 max-medium:hidden"
      >
        <Search size="1rem" aria-hidden />
      </IconButton>
      <Suspense>
        {(wereShown.has("palette") || wereShown.has("answer")) && (
          <Palette
            isOpen={shown === "palette" || shown === "answer"}
            isAnswering={shown === "answer"}
            role={role}
            onClose={close}
            onShortcuts={() => show("shortcuts")}
          />
        )}
        {wereShown.has("shortcuts") && <ShortcutsSheet isOpen={shown === "shortcuts"} onClose={close} />}
      </Suspense>
    </>
  );
}
