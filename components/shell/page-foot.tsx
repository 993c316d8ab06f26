"use client";

import { usePathname } from "next/navigation";

/** At the end of every page but the composer, whose panes scroll and show it themselves. */
export function PageFoot() {
  const path = usePathname();
  if (path === "/") return null;
  return (
    <footer className="border-t border-line px-6 py-4 text-center text-note text-faint print:hidden">
      Menuet is not affiliated with WhatsApp, Meta or FlowIQ. The preview is a likeness. Emoji look as on your
      device.
    </footer>
  );
}
