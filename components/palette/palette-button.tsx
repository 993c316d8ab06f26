"use client";

import { Search } from "lucide-react";
import { Suspense, useEffect, useState } from "react";
import { IconButton } from "@/components/ui/button";
import { isTyping } from "@/components/ui/focus";
import { lazyDialog } from "@/components/ui/lazy-part";
import type { Role } from "@/lib/api/role";
import { useCommandsStore } from "./commands-provider";

const Palette = lazyDialog(() => import("./palette"), "Commands");
const ShortcutsSheet = lazyDialog(() => import("./shortcuts-sheet"), "Shortcuts");

/** `answer`: the palette, opened to find a reply. */
type Shown = "palette" | "answer" | "shortcuts";

function toAsked(event: KeyboardEvent): Shown | null {
  if (event.key === "k" && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey)
    return "palette";
  return event.key === "?" && !isTyping(event) && !document.querySelector("[role=dialog]")
    ? "shortcuts"
    : null;
}

/** Opens the palette (Ctrl or ⌘ with K, anywhere) and the sheet of shortcuts ("?"). */
export function PaletteButton({ role, className }: { role: Role | null; className: string }) {
  const commands = useCommandsStore();
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
    document.addEventListener("keydown", listen);
    const unsubscribe = commands.subscribe(({ asked }, before) => {
      if (asked !== before.asked) show("answer");
    });
    return () => {
      document.removeEventListener("keydown", listen);
      unsubscribe();
    };
  }, [commands]);
  const close = () => setShown(null);
  return (
    <>
      <IconButton
        label="Commands (Ctrl K)"
        aria-keyshortcuts="Control+K Meta+K"
        onClick={() => show("palette")}
        className={className}
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
