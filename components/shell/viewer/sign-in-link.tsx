"use client";

import { usePathname } from "next/navigation";
import type { ReactNode } from "react";

/** The way in, which leads back to the page that it was taken from. */
export function SignInLink({ className, children }: { className: string; children: ReactNode }) {
  "use no memo"; // Drawn once: remembering would cost more bytes than it saves.
  const path = usePathname();
  const isWay = path === "/" || path === "/sign-in" || path === "/setup";
  return (
    <a
      href={isWay ? "/sign-in" : `/sign-in?next=${path}`}
      aria-current={path === "/sign-in" ? "page" : undefined}
      className={className}
    >
      {children}
    </a>
  );
}
