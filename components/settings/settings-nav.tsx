"use client";

import { usePathname } from "next/navigation";

const PAGES = [
  { href: "/settings", name: "Server and sending" },
  { href: "/settings/members", name: "Members" },
  { href: "/settings/audit", name: "Audit log" },
] as const;

/** The way between the settings' pages. */
export function SettingsNav() {
  const path = usePathname();
  return (
    <nav aria-label="Settings" className="flex flex-wrap gap-x-1 border-b border-line">
      {PAGES.map(({ href, name }) => (
        <a
          key={href}
          href={href}
          aria-current={path === href ? "page" : undefined}
          className="-mb-px flex min-h-10 items-center border-b-2 border-transparent px-3 font-medium text-soft transition-colors duration-150 hover:text-ink aria-[current]:border-accent aria-[current]:text-accent"
        >
          {name}
        </a>
      ))}
    </nav>
  );
}
