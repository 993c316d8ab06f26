"use client";

import { useMutation } from "@tanstack/react-query";
import type { FormEvent } from "react";
import { NewPasswordField } from "@/components/account/password/new-password-field";
import { postLinkUse } from "@/components/account/requests/sign-in-requests";
import { toAskError } from "@/components/requests/ask-server";
import { FaultLine } from "@/components/requests/fault-line";
import { toFieldFaults } from "@/components/requests/fault-words";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/form/field";
import { useFaultFocus } from "@/components/ui/form/use-fault-focus";
import { MAX_EMAIL_LENGTH, MAX_NAME_LENGTH } from "@/lib/accounts/contract/limits";
import type { Link, LinkView, SignInAnswer } from "@/lib/accounts/contract/sign-in";

const VERBS = {
  "set-up": "Create the account",
  invitation: "Create the account",
  reset: "Set the password",
} as const satisfies Record<Link["kind"], string>;

type LinkFormProps = { link: Link; view: LinkView; onAnswer: (answer: SignInAnswer) => void };

/** What each kind of link still needs to know. */
export function LinkForm({ link, view, onAnswer }: LinkFormProps) {
  const use = useMutation({ mutationFn: postLinkUse, retry: false, onSuccess: onAnswer });
  const fault = use.error ? toAskError(use.error) : null;
  const faults = toFieldFaults(fault);
  const form = useFaultFocus(fault);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (use.isPending) return;
    const given = new FormData(event.currentTarget);
    const read = (name: string) => String(given.get(name));
    use.mutate({
      link,
      password: read("password"),
      ...(view.kind === "set-up" && { email: read("email") }),
      ...(view.kind !== "reset" && { name: read("name") }),
    });
  };
  return (
    <form ref={form} method="post" onSubmit={submit} className="grid gap-4">
      <Field
        id="link-email"
        name="email"
        label="E-mail"
        type="email"
        dir="ltr"
        autoComplete="username"
        required
        maxLength={MAX_EMAIL_LENGTH}
        readOnly={view.email !== null}
        defaultValue={view.email ?? undefined}
        note={view.email === null ? "You sign in with it; nothing is sent to it" : undefined}
        fault={faults["email"]}
        className="read-only:bg-sunk read-only:text-soft"
      />
      {view.kind !== "reset" && (
        <Field
          id="link-name"
          name="name"
          label="Name"
          dir="auto"
          autoComplete="name"
          required
          maxLength={MAX_NAME_LENGTH}
          note="Colleagues see it beside what you send"
          fault={faults["name"]}
        />
      )}
      <NewPasswordField
        key={link.secret}
        id="link-password"
        name="password"
        label={view.kind === "reset" ? "New password" : "Password"}
        fault={faults["password"]}
      />
      <FaultLine
        fault={fault}
        isAtField={["email", "name", "password"].some((name) => faults[name] !== undefined)}
      />
      <Button type="submit" look="primary" aria-disabled={use.isPending}>
        {use.isPending ? "One moment…" : VERBS[view.kind]}
      </Button>
    </form>
  );
}
