"use client";

import { usePathname } from "next/navigation";

const PAGES = [
  { href: "/", name: "Composer" },
  { href: "/proof", name: "Proof sheet" },
  { href: "/library", name: "Library" },
  { href: "/outbox", name: "Outbox" },
  { href: "/settings", name: "Settings" },
] as const;
/** Where its last word has no room. */
const SHORT = / sheet$/;

/** The way between the pages. Plain links: the code of next/link would be in the first load of every page. */
export function SiteNav({ isOwner }: { isOwner: boolean }) {
  "use no memo"; // Drawn once: remembering would cost more bytes than it saves.
  const path = usePathname();
  return (
    <nav
      aria-label="Site"
      className="-my-1 flex min-w-0 gap-0.5 overflow-x-auto py-1 [scrollbar-width:none] medium:gap-1"
    >
      {PAGES.filter(({ href }) => isOwner || href !== "/settings").map(({ href, name }) => (
        <a
          key={href}
          href={href}
          aria-current={path === href ? "page" : href !== "/" && path.startsWith(href) ? "true" : undefined}
          className="flex h-9 items-center rounded-lg px-1 font-medium whitespace-nowrap text-soft transition-colors duration-150 hover:bg-sunk hover:text-ink aria-[current]:bg-sunk aria-[current]:text-ink min-[360px]:px-1.5 medium:px-3 max-wide:nth-5:hidden"
        >
          {name.replace(SHORT, "")}
          {SHORT.test(name) && <span className="max-[430px]:sr-only">&nbsp;sheet</span>}
        </a>
      ))}
    </nav>
  );
}
