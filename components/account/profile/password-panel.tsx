"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { NewPasswordField } from "@/components/account/password/new-password-field";
import { putPassword } from "@/components/account/requests/account-requests";
import { SESSIONS_KEY } from "@/components/account/sessions/sessions-panel";
import { toAskError } from "@/components/requests/ask-server";
import { FaultLine } from "@/components/requests/fault-line";
import { toFieldFaults } from "@/components/requests/fault-words";
import { Button } from "@/components/ui/button";
import { PasswordField } from "@/components/ui/form/password-field";
import { useFaultFocus } from "@/components/ui/form/use-fault-focus";
import { Panel } from "@/components/ui/page/panel";

/** Another password, for who knows the one of now. */
export function PasswordPanel({ email }: { email: string }) {
  const client = useQueryClient();
  const [round, setRound] = useState(0);
  const save = useMutation({
    mutationFn: putPassword,
    retry: false,
    onSuccess: () => {
      setRound(round + 1);
      return client.invalidateQueries({ queryKey: SESSIONS_KEY });
    },
  });
  const fault = save.error ? toAskError(save.error) : null;
  const faults = toFieldFaults(fault);
  const form = useFaultFocus(fault);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (save.isPending) return;
    const given = new FormData(event.currentTarget);
    save.mutate({ current: String(given.get("current")), next: String(given.get("next")) });
  };
  return (
    <Panel title="Password" words="A new one ends your other sessions.">
      <form ref={form} method="post" onSubmit={submit} key={round} className="grid gap-2">
        {/* For password managers: whose password it is. */}
        <input name="email" autoComplete="username" defaultValue={email} hidden />
        <PasswordField
          id="password-current"
          name="current"
          label="Current password"
          autoComplete="current-password"
          required
          fault={faults["current"]}
        />
        <NewPasswordField id="password-next" name="next" label="New password" fault={faults["next"]} />
        <FaultLine
          fault={fault}
          isAtField={faults["current"] !== undefined || faults["next"] !== undefined}
        />
        <div className="flex items-center gap-3">
          <Button type="submit" aria-disabled={save.isPending}>
            {save.isPending ? "Changing…" : "Change password"}
          </Button>
          <p role="status" className="text-note text-accent">
            {save.isSuccess && "The password was changed"}
          </p>
        </div>
      </form>
    </Panel>
  );
}
