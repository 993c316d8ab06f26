"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Entrance } from "@/components/account/entrance";
import { ROLE_WORDS } from "@/components/account/role-words";
import { postLink } from "@/components/account/requests/sign-in-requests";
import { SecondFactorStep } from "@/components/account/sign-in/second-factor-step";
import { toAskError } from "@/components/requests/ask-server";
import { FaultNotice } from "@/components/requests/fault-notice";
import { QueryDesk } from "@/components/requests/query-desk";
import { Waiting } from "@/components/requests/waiting";
import type { Link, LinkView } from "@/lib/accounts/contract/sign-in";
import { LinkForm } from "./link-form";
import { useLink } from "./use-link";

const TITLES = {
  "set-up": "Set up Menuet",
  invitation: "Accept the invitation",
  reset: "Choose a new password",
} as const satisfies Record<Link["kind"], string>;

function describe({ kind, role }: LinkView): string {
  switch (kind) {
    case "set-up":
      return "Make the first account: it owns this server, and invites the others.";
    case "invitation":
      return `Your account will be ${ROLE_WORDS[role].withArticle}: ${ROLE_WORDS[role].may}.`;
    case "reset":
      return "All open sessions of the account end with it.";
    default:
      return kind satisfies never;
  }
}

const goHome = () => window.location.assign(new URL("/", window.location.href));

function UseOfLink({ link }: { link: Link }) {
  const [isCodeAsked, setIsCodeAsked] = useState(false);
  const view = useQuery({
    queryKey: ["link", link.id],
    queryFn: () => postLink(link),
    staleTime: Infinity,
    refetchOnWindowFocus: false,
  });
  if (view.error) {
    const fault = toAskError(view.error);
    if (fault.problem?.status === 403) return <NoLink title="This link cannot be used" />;
    return (
      <Entrance title="The link could not be looked at">
        <FaultNotice fault={fault} onAskAgain={() => void view.refetch()} />
      </Entrance>
    );
  }
  if (!view.data) {
    return (
      <Entrance title="One moment">
        <Waiting words="Asking what the link is for" />
      </Entrance>
    );
  }
  return (
    <Entrance title={TITLES[view.data.kind]} words={describe(view.data)}>
      <div className="rounded-xl border border-line bg-panel p-5">
        {isCodeAsked ? (
          <SecondFactorStep
            onAnswer={goHome}
            onStartOver={() => window.location.assign(new URL("/sign-in", window.location.href))}
          />
        ) : (
          <LinkForm
            link={link}
            view={view.data}
            onAnswer={({ next }) => (next === "signed-in" ? goHome() : setIsCodeAsked(true))}
          />
        )}
      </div>
    </Entrance>
  );
}

/** Whether set-up is still open is told to nobody: the words are the same for every link that does not work. */
function NoLink({ title }: { title: string }) {
  return (
    <Entrance
      title={title}
      words="This page opens with a whole link, which works once and for a limited time."
    >
      <ul className="grid list-disc gap-2 ps-5">
        <li>Copy the whole link, to its last letter, into the address bar.</li>
        <li>Invited, or a new password? Ask an owner of this server for a new link.</li>
        <li>
          Do you run this server? Its log holds the set-up link; <code>npm run account</code> makes new ones.
        </li>
      </ul>
      <p>
        <a href="/sign-in" className="font-medium text-accent underline">
          Sign in
        </a>{" "}
        if you have an account.
      </p>
    </Entrance>
  );
}

function LinkPage() {
  const link = useLink();
  if (link === "none") return <NoLink title="There is no link in the address" />;
  if (link === "broken") return <NoLink title="The link is not whole" />;
  if (link === null) return <Entrance title="One moment">{null}</Entrance>;
  return <UseOfLink key={link.secret} link={link} />;
}

/** Where one-time links lead: set-up, invitation, new password. */
export function LinkDesk() {
  return (
    <QueryDesk>
      <LinkPage />
    </QueryDesk>
  );
}
