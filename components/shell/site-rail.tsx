import { LogIn } from "lucide-react";
import { PaletteButton } from "@/components/palette/palette-button";
import type { Account } from "@/lib/api/account";
import { isGranted, type Role } from "@/lib/api/role";
import { SITE_MENU_ID } from "./mode-chip";
import { SignOutButton } from "./sign-out-button";
import { PageBar, SignInLink, SiteNav, ThemeButton } from "./site-nav";
import type { Theme } from "./theme";

const MENU_ID = "account-menu";
const ENTRY =
  "flex min-h-9 w-full items-center rounded-lg px-3 text-start font-medium text-soft transition-colors duration-150 hover:bg-sunk hover:text-ink";

const toInitial = (name: string): string => [...name.trim()][0]?.toUpperCase() ?? "·";

/**
 * The platform's popover opens, closes (Escape, outside click) and returns focus without our code.
 */
function Menu({ viewer }: { viewer: Account }) {
  return (
    <div id={MENU_ID} popover="auto" role="group" aria-label="Account" className="account-menu">
      <p className="px-3 pt-1.5 pb-2 break-words">
        <bdi className="block font-medium">{viewer.name}</bdi>
        <span className="block text-note text-faint">
          <bdi dir="ltr">{viewer.email}</bdi>
        </span>
      </p>
      <a href="/account" className={ENTRY}>
        Account
      </a>
      {isGranted(viewer.role, "manage") && (
        <a href="/settings" className={ENTRY}>
          Settings
        </a>
      )}
      <SignOutButton className={ENTRY} />
    </div>
  );
}

/** The signed-in person's menu, or the sign-in link. */
function ViewerCorner({ viewer }: { viewer: Account | null }) {
  if (!viewer) {
    return (
      <SignInLink className="site-link text-accent!">
        <LogIn size="1.125rem" aria-hidden />
        <span>Sign in</span>
      </SignInLink>
    );
  }
  return (
    <>
      <button
        type="button"
        popoverTarget={MENU_ID}
        title={viewer.name}
        className="icon-button w-auto! flex! gap-2"
      >
        <span
          aria-hidden
          className="grid size-8 place-items-center rounded-full bg-accent-wash text-note font-semibold text-accent"
        >
          {toInitial(viewer.name)}
        </span>
        <span className="account-name">
          <span className="sr-only">Account of </span>
          <bdi>{viewer.name}</bdi>
        </span>
      </button>
      <Menu viewer={viewer} />
    </>
  );
}

/**
 * `role` without `viewer`: signed in, but the store can't say who. `unread`: null without replies.
 */
type SiteRailProps = {
  isSandbox: boolean;
  theme: Theme;
  viewer: Account | null;
  role: Role | null;
  unread: number | null;
};

/** On every page: navigation, palette, theme and account. Behind a button on narrow screens. */
export function SiteRail({ isSandbox, theme, viewer, role, unread }: SiteRailProps) {
  return (
    <header className="site-rail">
      <PageBar isSandbox={isSandbox} />
      <div id={SITE_MENU_ID} popover="auto" className="site-menu">
        <svg viewBox="0 0 24 24" fill="none" aria-hidden className="site-logo">
          <path
            d="M3 6a4 4 0 0 1 4-4h10a4 4 0 0 1 4 4v8a4 4 0 0 1-4 4H9l-5 4v-4.5A4 4 0 0 1 3 14Z"
            fill="var(--accent)"
          />
          <path d="M8 7h8M8 10h8M8 13h5" stroke="var(--accent-ink)" strokeWidth="1.6" strokeLinecap="round" />
        </svg>
        <SiteNav isOwner={viewer?.role === "owner"} unread={unread} />
        <div className="site-tools">
          <PaletteButton role={role} className="icon-button" />
          <ThemeButton theme={theme} />
          {(viewer || !role) && <ViewerCorner viewer={viewer} />}
        </div>
      </div>
    </header>
  );
}
