import { LogIn } from "lucide-react";
import { isGranted } from "@/lib/accounts/contract/role";
import type { Account } from "@/lib/accounts/contract/account";
import { SignInLink } from "./sign-in-link";
import { SignOutButton } from "./sign-out-button";

const MENU_ID = "account-menu";
const ENTRY =
  "flex min-h-9 w-full items-center rounded-lg px-3 text-start font-medium text-soft transition-colors duration-150 hover:bg-sunk hover:text-ink";

const toInitial = (name: string): string => [...name.trim()][0]?.toUpperCase() ?? "·";

/** The platform's own popover: it opens, closes at Escape or a click beside it, and gives the focus back, without any code of ours. */
function Menu({ viewer }: { viewer: Account }) {
  return (
    <div
      id={MENU_ID}
      popover="auto"
      role="group"
      aria-label="Account"
      className="fixed inset-auto top-13 w-64 max-w-[calc(100vw-1rem)] rounded-xl border border-line bg-panel p-1.5 text-ink shadow-xl [inset-inline-end:0.5rem] medium:[inset-inline-end:1.25rem]"
    >
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

/** Who looks at the page, with what is theirs; or the way in. */
export function ViewerCorner({ viewer }: { viewer: Account | null }) {
  if (!viewer) {
    return (
      <SignInLink className="flex h-9 shrink-0 items-center gap-1.5 rounded-lg px-2 font-medium whitespace-nowrap text-accent transition-colors duration-150 hover:bg-accent-wash medium:px-3">
        <LogIn size="1rem" aria-hidden className="medium:hidden" />
        <span className="max-medium:sr-only">Sign in</span>
      </SignInLink>
    );
  }
  return (
    <>
      <button
        type="button"
        popoverTarget={MENU_ID}
        title={viewer.name}
        className="flex h-9 shrink-0 items-center gap-2 rounded-lg px-1 font-medium text-soft transition-colors duration-150 hover:bg-sunk hover:text-ink medium:px-1.5"
      >
        <span
          aria-hidden
          className="grid size-6 place-items-center rounded-full bg-accent-wash text-note font-semibold text-accent"
        >
          {toInitial(viewer.name)}
        </span>
        <span className="max-w-40 truncate @max-[75rem]:sr-only">
          <span className="sr-only">Account of </span>
          <bdi>{viewer.name}</bdi>
        </span>
      </button>
      <Menu viewer={viewer} />
    </>
  );
}
