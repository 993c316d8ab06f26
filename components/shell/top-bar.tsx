import type { Theme } from "./theme";
import { ThemeButton } from "./theme-button";

function Logo() {
  return (
    <span className="flex items-center gap-2.5 text-[0.9375rem] font-semibold tracking-tight">
      <svg viewBox="0 0 24 24" fill="none" aria-hidden className="size-6">
        <path
          d="M3 6a4 4 0 0 1 4-4h10a4 4 0 0 1 4 4v8a4 4 0 0 1-4 4H9l-5 4v-4.5A4 4 0 0 1 3 14Z"
          fill="var(--accent)"
        />
        <path d="M8 7h8M8 10h8M8 13h5" stroke="var(--accent-ink)" strokeWidth="1.6" strokeLinecap="round" />
      </svg>
      <span className="max-[440px]:sr-only">Menuet</span>
    </span>
  );
}

/** On every page: whose it is, and whether what is sent here leaves the machine. */
export function TopBar({ isSandbox, theme }: { isSandbox: boolean; theme: Theme }) {
  return (
    <header className="sticky top-0 z-10 flex h-14 items-center gap-3 border-b border-line bg-panel px-4 medium:px-6">
      <Logo />
      <p
        className={`ms-auto flex min-h-7 items-center gap-2 rounded-full px-3 text-note/4 font-medium ${isSandbox ? "bg-warn-wash text-warn" : "bg-accent-wash text-accent"}`}
      >
        <span aria-hidden className="size-1.5 shrink-0 rounded-full bg-current" />
        {isSandbox ? "Sandbox: nothing leaves this machine" : "Live: messages reach people"}
      </p>
      <ThemeButton theme={theme} />
    </header>
  );
}
