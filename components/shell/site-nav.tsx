"use client";
import {
  Grid2x2,
  Inbox,
  LibraryBig,
  type LucideIcon,
  Monitor,
  Moon,
  PencilLine,
  Send,
  Settings,
  Sun,
} from "lucide-react";
import { usePathname } from "next/navigation";
import { type ReactNode, useState } from "react";
import { useUnreadCount } from "@/components/inbox/unread-count";
import { IconButton } from "@/components/ui/button";
import { ModeChip, SiteMenuButton } from "./mode-chip";
import { type Theme, THEME_COOKIE, THEMES } from "./theme";

/** The sign-in link, which leads back to the current page. */
export function SignInLink({ className, children }: { className: string; children: ReactNode }) {
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

const YEAR_S = 31_536_000;
const FACES = {
  auto: { name: "automatic", Icon: Monitor },
  light: { name: "light", Icon: Sun },
  dark: { name: "dark", Icon: Moon },
} as const;

/** Cycles through the page's themes: system, light, dark. */
export function ThemeButton({ theme: initial }: { theme: Theme }) {
  const [theme, setTheme] = useState(initial);
  const next = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? "auto";
  const { name, Icon } = FACES[theme];
  const turn = () => {
    document.documentElement.dataset.theme = next;
    document.cookie = `${THEME_COOKIE}=${next}; path=/; max-age=${YEAR_S}; SameSite=Strict`;
    setTheme(next);
  };
  return (
    <IconButton
      label={`Theme: ${name}. Change to ${FACES[next].name}`}
      onClick={turn}
      className="icon-button"
    >
      <Icon size="1rem" aria-hidden />
    </IconButton>
  );
}

/** On pages without a header of their own: the mode and, on narrow screens, the menu button. */
export function PageBar({ isSandbox }: { isSandbox: boolean }) {
  const path = usePathname();
  if (path === "/") return null;
  return (
    <div className="page-bar">
      <SiteMenuButton />
      <ModeChip isSandbox={isSandbox} />
    </div>
  );
}

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

type PageLink = { href: string; name: string; Icon: LucideIcon };

const PAGES: readonly PageLink[] = [
  { href: "/", name: "Composer", Icon: PencilLine },
  { href: "/inbox", name: "Inbox", Icon: Inbox },
  { href: "/outbox", name: "Outbox", Icon: Send },
  { href: "/library", name: "Library", Icon: LibraryBig },
  { href: "/proof", name: "Proof sheet", Icon: Grid2x2 },
  { href: "/settings", name: "Settings", Icon: Settings },
];

/** The site's navigation. Plain links: next/link would be in every page's first load. */
export function SiteNav({ isOwner, unread: drawn }: { isOwner: boolean; unread: number | null }) {
  const path = usePathname() ?? "/";
  const unread = useUnreadCount(drawn);
  return (
    <nav aria-label="Site" className="site-nav">
      {PAGES.filter(({ href }) => isOwner || href !== "/settings").map(({ href, name, Icon }) => (
        <a
          key={href}
          href={href}
          title={name}
          aria-current={path === href ? "page" : href !== "/" && path.startsWith(href) ? "true" : undefined}
          className={`site-link ${href === "/settings" ? "site-link-last" : ""}`}
        >
          <Icon size="1.125rem" aria-hidden />
          <span>
            {name}
            {href === "/inbox" && unread > 0 && (
              <span className="ms-1 rounded-full bg-accent px-1.5 text-[0.6875rem] font-semibold text-accent-ink tabular-nums">
                {unread}
                <span className="sr-only"> unread</span>
              </span>
            )}
          </span>
        </a>
      ))}
    </nav>
  );
}
