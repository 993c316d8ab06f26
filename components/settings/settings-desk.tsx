import type { ReactNode } from "react";
import { ROLE_WORDS } from "@/components/account/role-words";
import { QueryDesk } from "@/components/requests/query-desk";
import { Notice } from "@/components/shell/notice";
import { PageTitle } from "@/components/ui/page/page-title";
import type { Account } from "@/lib/accounts/contract/account";
import { isGranted } from "@/lib/accounts/contract/role";
import { SettingsNav } from "./settings-nav";

/** Followed as a plain link, as everywhere. */
const HOME = "/";

/** What stands around each page of the settings; for who is no owner, why there is nothing to see. */
export function SettingsDesk({ viewer, children }: { viewer: Account; children: ReactNode }) {
  if (!isGranted(viewer.role, "manage")) {
    return (
      <Notice
        title="Settings are the owner's"
        words={`You are signed in as ${ROLE_WORDS[viewer.role].withArticle}. Ask an owner of this server to change a setting, or to make you an owner.`}
      >
        <a href={HOME} className="font-medium text-accent underline">
          Back to the composer
        </a>
      </Notice>
    );
  }
  return (
    <QueryDesk>
      <main className="mx-auto grid max-w-3xl grid-cols-[minmax(0,1fr)] gap-5 p-4 medium:p-6">
        <PageTitle>Settings</PageTitle>
        <SettingsNav />
        {children}
      </main>
    </QueryDesk>
  );
}
