"use client";

import { usePathname } from "next/navigation";

/** Pages that are as tall as the window; the composer shows these words itself. */
const FULL_HEIGHT = ["/", "/inbox"];

/** At the end of every page that scrolls. */
export function PageFoot() {
  const path = usePathname();
  if (path !== null && FULL_HEIGHT.includes(path)) return null;
  return (
    <footer className="border-t border-line px-6 py-4 text-center text-note text-faint print:hidden">
      Menuet is not affiliated with WhatsApp, Meta or FlowIQ. The preview is a likeness. Emoji look as on your
      device.
    </footer>
  );
}
