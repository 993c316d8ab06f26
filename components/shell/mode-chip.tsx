import { Menu } from "lucide-react";

export const SITE_MENU_ID = "site-menu";

/** Where there is no room for a rail: opens the navigation, on the platform's own popover. */
export const SiteMenuButton = () => (
  <button
    type="button"
    aria-label="Pages"
    title="Pages"
    popoverTarget={SITE_MENU_ID}
    className="icon-button only-narrow"
  >
    <Menu size="1.25rem" aria-hidden />
  </button>
);

/** Whether what is sent here leaves the machine. */
export const ModeChip = ({ isSandbox }: { isSandbox: boolean }) => (
  <p className={`mode-chip ${isSandbox ? "bg-warn-wash text-warn" : "bg-accent-wash text-accent"}`}>
    {isSandbox ? "Sandbox" : "Live"}
    <span className="mode-words">
      {isSandbox ? ": nothing leaves this machine" : ": messages reach people"}
    </span>
  </p>
);
