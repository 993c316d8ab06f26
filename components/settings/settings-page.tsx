"use client";
import { ScrollText, Send, Users, Webhook } from "lucide-react";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { ROLE_WORDS } from "@/components/account/roles";
import { QueryProvider } from "@/components/client/query-provider";
import { PageNotice } from "@/components/shell/notice";
import { PageHead } from "@/components/ui/page-title";
import type { Account } from "@/lib/api/account";
import { isGranted } from "@/lib/api/role";

const PAGES = [
  { href: "/settings", name: "Sending and server", Icon: Send },
  { href: "/settings/webhooks", name: "Webhooks", Icon: Webhook },
  { href: "/settings/members", name: "Members", Icon: Users },
  { href: "/settings/audit", name: "Audit log", Icon: ScrollText },
] as const;

/** Navigation between the settings pages. */
function SettingsNav() {
  const path = usePathname();
  return (
    <nav aria-label="Settings" className="settings-nav">
      {PAGES.map(({ href, name, Icon }) => (
        <a key={href} href={href} aria-current={path === href ? "page" : undefined} className="settings-link">
          <Icon size="1rem" aria-hidden className="shrink-0" />
          {name}
        </a>
      ))}
    </nav>
  );
}

/** A constant, so that the link stays a plain one, as everywhere. */
const HOME = "/";

/** The frame of each settings page; without permission it says who can change settings. */
export function SettingsPage({ viewer, children }: { viewer: Account; children: ReactNode }) {
  if (!isGranted(viewer.role, "manage")) {
    return (
      <PageNotice
        title="Only owners can change settings"
        words={`You’re signed in as ${ROLE_WORDS[viewer.role].withArticle}. Ask an owner to change a setting or your role.`}
      >
        <a href={HOME} className="font-medium text-accent underline">
          Open the composer
        </a>
      </PageNotice>
    );
  }
  return (
    <QueryProvider>
      <main>
        <PageHead title="Settings" />
        <div className="settings">
          <SettingsNav />
          <div className="settings-list">{children}</div>
        </div>
      </main>
    </QueryProvider>
  );
}
