import type { Account } from "@/lib/accounts/contract/account";
import { PaletteButton } from "@/components/palette/palette-button";
import { SiteNav } from "./site-nav";
import type { Theme } from "./theme";
import { ThemeButton } from "./theme-button";
import { ViewerCorner } from "./viewer/viewer-corner";

function Logo() {
  return (
    <span className="flex items-center gap-2.5 text-[0.9375rem] font-semibold tracking-tight max-[430px]:hidden">
      <svg viewBox="0 0 24 24" fill="none" aria-hidden className="size-6">
        <path
          d="M3 6a4 4 0 0 1 4-4h10a4 4 0 0 1 4 4v8a4 4 0 0 1-4 4H9l-5 4v-4.5A4 4 0 0 1 3 14Z"
          fill="var(--accent)"
        />
        <path d="M8 7h8M8 10h8M8 13h5" stroke="var(--accent-ink)" strokeWidth="1.6" strokeLinecap="round" />
      </svg>
      <span className="@max-[51rem]:sr-only">Menuet</span>
    </span>
  );
}

type TopBarProps = { isSandbox: boolean; theme: Theme; viewer: Account | null };

/** On every page: whose it is, the way between the pages, whether what is sent here leaves the machine, and who looks. */
export function TopBar({ isSandbox, theme, viewer }: TopBarProps) {
  return (
    // Its words give way where they would not fit, also where the person's own text is large: rem, and not px.
    <header className="@container sticky top-0 z-10 h-14 border-b border-line bg-panel print:hidden">
      <div className="flex h-full items-center gap-1 px-2 min-[360px]:px-3 medium:gap-3 medium:px-6">
        <Logo />
        <SiteNav isOwner={viewer?.role === "owner"} />
        <p
          className={`ms-auto flex min-h-7 min-w-0 items-center gap-2 rounded-full px-2 text-note/4 medium:px-3 font-medium ${isSandbox ? "bg-warn-wash text-warn" : "bg-accent-wash text-accent"}`}
        >
          {/* Where not even the word has room, its colour stands for it. */}
          <span
            aria-hidden
            className="size-1.5 shrink-0 rounded-full bg-current max-[430px]:hidden max-[350px]:block"
          />
          <span className="max-[350px]:sr-only">
            {isSandbox ? "Sandbox" : "Live"}
            {/* On a narrow screen the word alone is seen; a screen reader says the rest too. */}
            <span className="@max-[62.5rem]:sr-only">
              {isSandbox ? ": nothing leaves this machine" : ": messages reach people"}
            </span>
          </span>
        </p>
        <PaletteButton role={viewer?.role ?? null} />
        {/* Where it has no room here it stands at the page's end. */}
        <span className="max-[430px]:hidden">
          <ThemeButton theme={theme} />
        </span>
        <ViewerCorner viewer={viewer} />
      </div>
    </header>
  );
}
