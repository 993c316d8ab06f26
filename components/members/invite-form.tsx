"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { toRoleOptions } from "@/components/account/role-words";
import { toAskError } from "@/components/requests/ask-server";
import { FaultLine } from "@/components/requests/fault-line";
import { toFieldFaults } from "@/components/requests/fault-words";
import { Button } from "@/components/ui/button";
import { ChoiceField, Field } from "@/components/ui/form/field";
import { useFaultFocus } from "@/components/ui/form/use-fault-focus";
import { MAX_EMAIL_LENGTH } from "@/lib/accounts/contract/limits";
import type { Role } from "@/lib/accounts/contract/role";
import { INVITATIONS_KEY, postInvitation } from "./member-requests";
import { OneTimeLink } from "./one-time-link";

/** Makes an invitation. Menuet sends no mail: the link is handed over by a person. */
export function InviteForm() {
  const client = useQueryClient();
  const [role, setRole] = useState<Role>("sender");
  const [round, setRound] = useState(0);
  const invite = useMutation({
    mutationFn: postInvitation,
    retry: false,
    onSuccess: () => {
      setRound(round + 1);
      return client.invalidateQueries({ queryKey: INVITATIONS_KEY });
    },
  });
  const fault = invite.error ? toAskError(invite.error) : null;
  const form = useFaultFocus(fault);
  const atEmail = toFieldFaults(fault)["email"];
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const email = String(new FormData(event.currentTarget).get("email"));
    if (!invite.isPending) invite.mutate({ email, role });
  };
  return (
    <>
      {invite.data && <OneTimeLink link={invite.data} whose={invite.variables.email} />}
      <form ref={form} key={round} onSubmit={submit} aria-label="Invite" className="grid gap-2">
        <div className="flex flex-wrap gap-x-4 gap-y-1">
          <div className="min-w-0 flex-[3] basis-56">
            <Field
              id="invite-email"
              name="email"
              label="E-mail"
              type="email"
              dir="ltr"
              autoComplete="off"
              required
              maxLength={MAX_EMAIL_LENGTH}
              note="They sign in with it. Menuet sends no mail: you hand the link over"
              fault={atEmail}
            />
          </div>
          <div className="min-w-32 flex-1">
            <ChoiceField
              id="invite-role"
              label="Role"
              value={role}
              options={toRoleOptions()}
              onChange={setRole}
            />
          </div>
        </div>
        <FaultLine fault={fault} isAtField={atEmail !== undefined} />
        <div>
          <Button type="submit" aria-disabled={invite.isPending}>
            {invite.isPending ? "Making the link…" : "Make invitation"}
          </Button>
        </div>
      </form>
    </>
  );
}
