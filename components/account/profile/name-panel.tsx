"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import type { FormEvent } from "react";
import { putName } from "@/components/account/requests/account-requests";
import { ROLE_WORDS } from "@/components/account/role-words";
import { toAskError } from "@/components/requests/ask-server";
import { FaultLine } from "@/components/requests/fault-line";
import { toFieldFaults } from "@/components/requests/fault-words";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/form/field";
import { useFaultFocus } from "@/components/ui/form/use-fault-focus";
import { Panel } from "@/components/ui/page/panel";
import type { Account } from "@/lib/accounts/contract/account";
import { MAX_NAME_LENGTH } from "@/lib/accounts/contract/limits";

/** Whose account it is. */
export function NamePanel({ account }: { account: Account }) {
  const router = useRouter();
  // The page's head shows the name too.
  const save = useMutation({ mutationFn: putName, retry: false, onSuccess: () => router.refresh() });
  const fault = save.error ? toAskError(save.error) : null;
  const form = useFaultFocus(fault);
  const atName = toFieldFaults(fault)["name"];
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (!save.isPending) save.mutate(String(new FormData(event.currentTarget).get("name")));
  };
  return (
    <Panel title="Profile">
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1 break-words">
        <dt className="text-faint">E-mail</dt>
        <dd>
          <bdi dir="ltr">{account.email}</bdi>
        </dd>
        <dt className="text-faint">Role</dt>
        <dd>
          {ROLE_WORDS[account.role].name}: {ROLE_WORDS[account.role].may}
        </dd>
      </dl>
      <form ref={form} onSubmit={submit} className="grid gap-2">
        <Field
          id="account-name"
          name="name"
          label="Name"
          dir="auto"
          autoComplete="name"
          required
          maxLength={MAX_NAME_LENGTH}
          defaultValue={account.name}
          note="Colleagues see it beside what you send"
          fault={atName}
          onChange={() => save.reset()}
        />
        <FaultLine fault={fault} isAtField={atName !== undefined} />
        <div className="flex items-center gap-3">
          <Button type="submit" aria-disabled={save.isPending}>
            {save.isPending ? "Saving…" : "Save name"}
          </Button>
          <p role="status" className="text-note text-accent">
            {save.isSuccess && "Saved"}
          </p>
        </div>
      </form>
    </Panel>
  );
}
