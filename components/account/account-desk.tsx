"use client";

import { useQuery } from "@tanstack/react-query";
import { fetchMe } from "@/components/account/requests/account-requests";
import { QueryDesk } from "@/components/requests/query-desk";
import { SignOutButton } from "@/components/shell/viewer/sign-out-button";
import { PageTitle } from "@/components/ui/page/page-title";
import type { Account } from "@/lib/accounts/contract/account";
import { ME_KEY } from "./me-key";
import { NamePanel } from "./profile/name-panel";
import { PasswordPanel } from "./profile/password-panel";
import { SecondFactorPanel } from "./second-factor/second-factor-panel";
import { SessionsPanel } from "./sessions/sessions-panel";
import { KeptList } from "@/components/share/kept/kept-list";
import { Panel } from "@/components/ui/page/panel";
import { isGranted } from "@/lib/accounts/contract/role";
import { TokensPanel } from "./tokens/tokens-panel";

const LEAVE =
  "inline-flex h-9 shrink-0 items-center rounded-lg border border-line bg-panel px-3.5 font-medium transition-colors duration-150 hover:bg-sunk";

function Panels({ viewer }: { viewer: Account }) {
  // The server's page says at first who it is; what is changed here is asked for anew.
  const { data: account } = useQuery({ queryKey: ME_KEY, queryFn: fetchMe, initialData: viewer });
  return (
    <>
      <NamePanel account={account} />
      <PasswordPanel email={account.email} />
      <SecondFactorPanel account={account} />
      <SessionsPanel />
      <TokensPanel role={account.role} />
      {isGranted(account.role, "send") && (
        <Panel title="Kept links" words="Messages that you shared by a link from the composer.">
          <KeptList />
        </Panel>
      )}
    </>
  );
}

/** One's own account. */
export function AccountDesk({ viewer }: { viewer: Account }) {
  return (
    <QueryDesk>
      <main className="mx-auto grid max-w-2xl grid-cols-[minmax(0,1fr)] gap-5 p-4 medium:p-6">
        <div className="flex flex-wrap items-center justify-between gap-3">
          <PageTitle>Account</PageTitle>
          <SignOutButton className={LEAVE} />
        </div>
        <Panels viewer={viewer} />
      </main>
    </QueryDesk>
  );
}
