"use client";

import { useQuery } from "@tanstack/react-query";
import { useState, useSyncExternalStore } from "react";
import { callApi, toAskError } from "@/components/client/call-api";
import { QueryProvider } from "@/components/client/query-provider";
import { FaultLine, FaultNotice, Loading } from "@/components/client/request-state";
import { useApiForm } from "@/components/client/use-api-form";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Entrance } from "@/components/ui/page-title";
import { MAX_EMAIL_LENGTH, MAX_NAME_LENGTH } from "@/lib/api/limits";
import {
  type Link,
  linkUseSchema,
  type LinkView,
  parseLink,
  type SignInAnswer,
  signInEndpoints,
} from "@/lib/api/sign-in";
import { NewPasswordField } from "./new-password-field";
import { ROLE_WORDS } from "./roles";
import { SecondFactorStep } from "./sign-in-steps";

const VERBS = {
  "set-up": "Create owner account",
  invitation: "Create account",
  reset: "Save password",
} as const satisfies Record<Link["kind"], string>;

type LinkFormProps = { link: Link; view: LinkView; onAnswer: (answer: SignInAnswer) => void };

/** Asks only for what this kind of link still needs. */
function LinkForm({ link, view, onAnswer }: LinkFormProps) {
  const form = useApiForm({
    schema: linkUseSchema,
    defaultValues: { link },
    ask: (body) => callApi(signInEndpoints.useLink, { body }),
    onDone: onAnswer,
  });
  return (
    <form {...form.props} className="grid gap-4">
      <Field
        id="link-email"
        label="Email"
        type="email"
        dir="ltr"
        autoComplete="username"
        required
        maxLength={MAX_EMAIL_LENGTH}
        readOnly={view.email !== null}
        defaultValue={view.email ?? undefined}
        note={view.email === null ? "You sign in with it. Menuet sends no email." : undefined}
        className="read-only:bg-sunk read-only:text-soft"
        {...(view.kind === "set-up" && form.field("email"))}
      />
      {view.kind !== "reset" && (
        <Field
          id="link-name"
          label="Name"
          dir="auto"
          autoComplete="name"
          required
          maxLength={MAX_NAME_LENGTH}
          note="Your team sees it next to your messages"
          {...form.field("name")}
        />
      )}
      <NewPasswordField
        key={link.secret}
        id="link-password"
        label={view.kind === "reset" ? "New password" : "Password"}
        {...form.field("password")}
      />
      <FaultLine fault={form.fault} />
      <Button type="submit" look="primary" aria-disabled={form.isPending}>
        {form.isPending ? "Saving…" : VERBS[view.kind]}
      </Button>
    </form>
  );
}

/** Kept only in memory: once read, the link leaves the address, the history and storage. */
let held: Link | "none" | "broken" | null = null;

function takeFragment(): typeof held {
  const { hash, pathname, search } = window.location;
  if (hash.length <= 1) return "none";
  window.history.replaceState(null, "", pathname + search);
  return parseLink(hash) ?? "broken";
}

const read = () => (held ??= takeFragment());
const never = () => null;

/** A different link may be pasted into the address while the page is open. */
function subscribe(notify: () => void): () => void {
  const handleHash = () => {
    if (window.location.hash.length <= 1) return;
    held = takeFragment();
    notify();
  };
  window.addEventListener("hashchange", handleHash);
  return () => window.removeEventListener("hashchange", handleHash);
}

/** The one-time link in the address: "none" if absent, "broken" if invalid, null until read. */
const useLink = () => useSyncExternalStore(subscribe, read, never);

const TITLES = {
  "set-up": "Set up Menuet",
  invitation: "Join your team",
  reset: "Choose a new password",
} as const satisfies Record<Link["kind"], string>;

function describe({ kind, role }: LinkView): string {
  switch (kind) {
    case "set-up":
      return "Create the first account. It owns this server and invites everyone else.";
    case "invitation":
      return `You join as ${ROLE_WORDS[role].withArticle}. This role ${ROLE_WORDS[role].may}.`;
    case "reset":
      return "Your devices will be signed out. Then sign in with the new password.";
    default:
      return kind satisfies never;
  }
}

const NEXT = {
  "set-up": "Next, the composer opens. Invite your team under Settings, Members.",
  invitation: "Next, the composer opens. Your team sees your name next to your messages.",
  reset: "Next, you’re signed in on this device.",
} as const satisfies Record<Link["kind"], string>;

const goHome = () => window.location.assign(new URL("/", window.location.href));

function UseOfLink({ link }: { link: Link }) {
  const [isCodeAsked, setIsCodeAsked] = useState(false);
  const view = useQuery({
    queryKey: ["link", link.id],
    queryFn: () => callApi(signInEndpoints.viewLink, { body: { link } }),
    staleTime: Infinity,
    refetchOnWindowFocus: false,
  });
  if (view.error) {
    if (toAskError(view.error).problem?.status === 403) return <NoLink title="This link doesn’t work" />;
    return (
      <Entrance title="Couldn’t check the link">
        <FaultNotice fault={view.error} onAskAgain={() => void view.refetch()} />
      </Entrance>
    );
  }
  if (!view.data) {
    return (
      <Entrance title="Checking the link…">
        <Loading words="Checking the link…" />
      </Entrance>
    );
  }
  return (
    <Entrance title={TITLES[view.data.kind]} words={describe(view.data)} next={NEXT[view.data.kind]}>
      <div className="card p-5 medium:p-6">
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

/**
 * The text is the same for every invalid link, so that it doesn't reveal whether set-up is open.
 */
function NoLink({ title }: { title: string }) {
  return (
    <Entrance title={title} words="You need a valid link. Each link works once and expires.">
      <ul className="grid list-disc gap-2 ps-5">
        <li>Copy the complete link into the address bar.</li>
        <li>For an invitation or a new password, ask an owner for a new link.</li>
        <li>
          If you run this server, find the set-up link in its log. <code>npm run account</code> creates new
          links.
        </li>
      </ul>
      <p>
        <a href="/sign-in" className="font-medium text-accent underline">
          Sign in
        </a>{" "}
        if you already have an account.
      </p>
    </Entrance>
  );
}

function ReadLink() {
  const link = useLink();
  if (link === "none") return <NoLink title="This address has no link" />;
  if (link === "broken") return <NoLink title="The link is incomplete" />;
  if (link === null) return <Entrance title="Checking the link…">{null}</Entrance>;
  return <UseOfLink key={link.secret} link={link} />;
}

/** Where one-time links lead: set-up, invitation and password reset. */
export function LinkPage() {
  return (
    <QueryProvider>
      <ReadLink />
    </QueryProvider>
  );
}
