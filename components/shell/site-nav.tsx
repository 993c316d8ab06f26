"use client";

import { usePathname } from "next/navigation";

const PAGES = [
  { href: "/", name: "Composer" },
  { href: "/proof", name: "Proof sheet" },
  { href: "/outbox", name: "Outbox" },
] as const;

/** The way between the pages. Plain links: the code of next/link would be in the first load of every page. */
export function SiteNav() {
  "use no memo"; // Drawn once: remembering would cost more bytes than it saves.
  const path = usePathname();
  return (
    <nav
      aria-label="Site"
      className="-my-1 flex min-w-0 gap-0.5 overflow-x-auto py-1 [scrollbar-width:none] medium:gap-1"
    >
      {PAGES.map(({ href, name }) => (
        <a
          key={href}
          href={href}
          aria-current={path === href ? "page" : undefined}
          className="flex h-9 items-center rounded-lg px-1.5 font-medium whitespace-nowrap text-soft transition-colors duration-150 hover:bg-sunk hover:text-ink aria-[current]:bg-sunk aria-[current]:text-ink medium:px-3"
        >
          {name}
        </a>
      ))}
    </nav>
  );
}
