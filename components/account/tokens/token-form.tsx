"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { postToken } from "@/components/account/requests/account-requests";
import { toRoleOptions } from "@/components/account/role-words";
import { toAskError } from "@/components/requests/ask-server";
import { FaultLine } from "@/components/requests/fault-line";
import { toFieldFaults } from "@/components/requests/fault-words";
import { Button } from "@/components/ui/button";
import { ChoiceField, Field } from "@/components/ui/form/field";
import { useFaultFocus } from "@/components/ui/form/use-fault-focus";
import { MAX_NAME_LENGTH } from "@/lib/accounts/contract/limits";
import type { Role } from "@/lib/accounts/contract/role";
import { NewToken } from "./new-token";
import { TOKENS_KEY } from "./tokens-key";

const EXPIRIES = [
  { value: "30", name: "In 30 days" },
  { value: "90", name: "In 90 days" },
  { value: "365", name: "In a year" },
  { value: "never", name: "Never" },
] as const;

/** Makes a token. `role`: the account's own, which is the most that a token may. */
export function TokenForm({ role: own }: { role: Role }) {
  const client = useQueryClient();
  const [role, setRole] = useState<Role>(own === "owner" ? "sender" : own);
  const [expiry, setExpiry] = useState<(typeof EXPIRIES)[number]["value"]>("90");
  const [round, setRound] = useState(0);
  const make = useMutation({
    mutationFn: postToken,
    retry: false,
    onSuccess: () => {
      setRound(round + 1);
      return client.invalidateQueries({ queryKey: TOKENS_KEY });
    },
  });
  const fault = make.error ? toAskError(make.error) : null;
  const form = useFaultFocus(fault);
  const atName = toFieldFaults(fault)["name"];
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const name = String(new FormData(event.currentTarget).get("name"));
    if (!make.isPending) make.mutate({ name, role, days: expiry === "never" ? null : Number(expiry) });
  };
  return (
    <>
      {make.data && <NewToken secret={make.data.secret} />}
      <form ref={form} key={round} onSubmit={submit} aria-label="New token" className="grid gap-2">
        <div className="flex flex-wrap gap-x-4 gap-y-1">
          <div className="min-w-0 flex-[2] basis-48">
            <Field
              id="token-name"
              name="name"
              label="Token name"
              dir="auto"
              autoComplete="off"
              required
              maxLength={MAX_NAME_LENGTH}
              note="What will use it"
              fault={atName}
            />
          </div>
          <div className="min-w-32 flex-1">
            <ChoiceField
              id="token-role"
              label="Role"
              value={role}
              options={toRoleOptions(own)}
              onChange={setRole}
            />
          </div>
          <div className="min-w-32 flex-1">
            <ChoiceField
              id="token-expiry"
              label="Expires"
              value={expiry}
              options={EXPIRIES}
              onChange={setExpiry}
            />
          </div>
        </div>
        <FaultLine fault={fault} isAtField={atName !== undefined} />
        <div>
          <Button type="submit" aria-disabled={make.isPending}>
            {make.isPending ? "Making it…" : "Make token"}
          </Button>
        </div>
      </form>
    </>
  );
}
