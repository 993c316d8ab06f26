"use client";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { KeyRound, Link2, type LucideIcon, Monitor, ShieldCheck, Terminal, UserRound } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { callApi } from "@/components/client/call-api";
import { QueryProvider } from "@/components/client/query-provider";
import { FormFoot } from "@/components/client/request-state";
import { QUERY_KEYS } from "@/components/client/query-keys";
import { useApiForm } from "@/components/client/use-api-form";
import { ShortLinkList } from "@/components/share/short-links";
import { SignOutButton } from "@/components/shell/sign-out-button";
import { Field, PasswordField } from "@/components/ui/field";
import { PageHead } from "@/components/ui/page-title";
import { Panel, toPanelId } from "@/components/ui/panel";
import { type Account, accountEndpoints, nameOrderSchema, passwordOrderSchema } from "@/lib/api/account";
import { MAX_NAME_LENGTH } from "@/lib/api/limits";
import { isGranted, type Role } from "@/lib/api/role";
import { NewPasswordField } from "./new-password-field";
import { ROLE_WORDS } from "./roles";
import { SecondFactorPanel } from "./second-factor-panel";
import { SessionsPanel } from "./sessions-panel";
import { TokensPanel } from "./tokens-panel";

/** Changes the password. Requires the current one. */
function PasswordPanel({ email }: { email: string }) {
  const client = useQueryClient();
  const [round, setRound] = useState(0);
  const form = useApiForm({
    schema: passwordOrderSchema,
    ask: (body) => callApi(accountEndpoints.changePassword, { body }),
    onDone: () => {
      form.reset();
      setRound(round + 1);
      void client.invalidateQueries({ queryKey: QUERY_KEYS.sessions });
    },
  });
  return (
    <Panel title="Password" words="A new password signs out your other devices.">
      <form {...form.props} key={round} className="grid gap-2">
        {/* Tells password managers whose password this is. */}
        <input name="email" autoComplete="username" defaultValue={email} hidden />
        <PasswordField
          id="password-current"
          label="Current password"
          autoComplete="current-password"
          required
          {...form.field("current")}
        />
        <NewPasswordField id="password-next" label="New password" {...form.field("next")} />
        <FormFoot form={form} verb="Change password" busy="Changing…" done="Password changed" />
      </form>
    </Panel>
  );
}

function NamePanel({ account }: { account: Account }) {
  const router = useRouter();
  const form = useApiForm({
    schema: nameOrderSchema,
    ask: (body) => callApi(accountEndpoints.rename, { body }),
    // The page's head shows the name too.
    onDone: () => router.refresh(),
  });
  return (
    <Panel title="Profile">
      <dl className="facts">
        <dt>Email</dt>
        <dd>
          <bdi dir="ltr">{account.email}</bdi>
        </dd>
        <dt>Role</dt>
        <dd>
          {ROLE_WORDS[account.role].name}: {ROLE_WORDS[account.role].may}
        </dd>
      </dl>
      <form {...form.props} onChange={form.forget} className="grid gap-2">
        <Field
          id="account-name"
          label="Name"
          dir="auto"
          autoComplete="name"
          required
          maxLength={MAX_NAME_LENGTH}
          note="Your team sees it next to your messages"
          defaultValue={account.name}
          {...form.field("name")}
        />
        <FormFoot form={form} verb="Save name" busy="Saving…" done="Saved" />
      </form>
    </Panel>
  );
}

const PARTS: readonly { name: string; Icon: LucideIcon; isForSenders?: boolean }[] = [
  { name: "Profile", Icon: UserRound },
  { name: "Password", Icon: KeyRound },
  { name: "Two-factor authentication", Icon: ShieldCheck },
  { name: "Sessions", Icon: Monitor },
  { name: "API tokens", Icon: Terminal },
  { name: "Short links", Icon: Link2, isForSenders: true },
];

const AccountNav = ({ role }: { role: Role }) => (
  <nav aria-label="Account" className="settings-nav">
    {PARTS.filter(({ isForSenders }) => !isForSenders || isGranted(role, "send")).map(({ name, Icon }) => (
      <a key={name} href={`#${toPanelId(name)}`} className="settings-link">
        <Icon size="1rem" aria-hidden className="shrink-0" />
        {name}
      </a>
    ))}
  </nav>
);

function Panels({ viewer }: { viewer: Account }) {
  // Starts with the account that the server rendered; changes made here refetch it.
  const { data: account } = useQuery({
    queryKey: QUERY_KEYS.me,
    queryFn: () => callApi(accountEndpoints.me),
    initialData: viewer,
  });
  return (
    <>
      <NamePanel account={account} />
      <PasswordPanel email={account.email} />
      <SecondFactorPanel account={account} />
      <SessionsPanel />
      <TokensPanel role={account.role} />
      {isGranted(account.role, "send") && (
        <Panel title="Short links" words="Messages you shared from the composer.">
          <ShortLinkList />
        </Panel>
      )}
    </>
  );
}

/** The signed-in person's own account. */
export function AccountPage({ viewer }: { viewer: Account }) {
  return (
    <QueryProvider>
      <main>
        <PageHead title="Account">
          <SignOutButton className="button-plain" />
        </PageHead>
        <div className="settings">
          <AccountNav role={viewer.role} />
          <div className="settings-list">
            <Panels viewer={viewer} />
          </div>
        </div>
      </main>
    </QueryProvider>
  );
}
