"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { deleteTotp, postRecoveryCodes, postTotp } from "@/components/account/requests/account-requests";
import { ME_KEY } from "@/components/account/me-key";
import { toAskError } from "@/components/requests/ask-server";
import { Button } from "@/components/ui/button";
import { Panel } from "@/components/ui/page/panel";
import type { Account, TotpSetup as Setup } from "@/lib/accounts/contract/account";
import { ProofForm } from "./proof-form";
import { RecoveryCodes } from "./recovery-codes";
import { TotpSetup } from "./totp-setup";

type Wish = "add" | "renew" | "remove";
const WISHES: Record<Wish, { words: string; verb: string }> = {
  add: { words: "First, your password once more.", verb: "Go on" },
  renew: { words: "The recovery codes of before stop working.", verb: "Make new codes" },
  remove: {
    words: "From then on the password alone signs you in. The recovery codes stop working.",
    verb: "Remove the second factor",
  },
};

/** A second factor: a code of an app beside the password. */
export function SecondFactorPanel({ account }: { account: Account }) {
  const client = useQueryClient();
  const [wish, setWish] = useState<Wish | null>(null);
  const [setup, setSetup] = useState<Setup | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const refresh = () => client.invalidateQueries({ queryKey: ME_KEY });
  const prove = useMutation({
    mutationFn: async ({ what, password }: { what: Wish; password: string }) => {
      if (what === "add") setSetup(await postTotp(password));
      else if (what === "renew") setCodes((await postRecoveryCodes(password)).recovery_codes);
      else await deleteTotp(password);
    },
    retry: false,
    onSuccess: (_done, { what }) => {
      setWish(null);
      if (what === "remove") setCodes(null);
      return refresh();
    },
  });
  const begin = (what: Wish) => {
    prove.reset();
    setWish(what);
  };
  const isOn = account.has_second_factor;
  return (
    <Panel
      title="Second factor"
      words={
        isOn
          ? "On: signing in asks for a code of your authenticator app."
          : "Off. With it, a stolen password alone lets nobody in."
      }
    >
      {codes && <RecoveryCodes codes={codes} email={account.email} />}
      {setup && (
        <TotpSetup
          setup={setup}
          onCancel={() => setSetup(null)}
          onConfirmed={() => {
            setCodes(setup.recovery_codes);
            setSetup(null);
            void refresh();
          }}
        />
      )}
      {wish && (
        <ProofForm
          key={wish}
          {...WISHES[wish]}
          isPending={prove.isPending}
          fault={prove.error ? toAskError(prove.error) : null}
          onProof={(password) => prove.mutate({ what: wish, password })}
          onCancel={() => setWish(null)}
        />
      )}
      {!wish && !setup && (
        <div className="flex flex-wrap gap-3">
          {isOn ? (
            <>
              <Button onClick={() => begin("renew")}>New recovery codes</Button>
              <Button onClick={() => begin("remove")}>Remove</Button>
            </>
          ) : (
            <Button onClick={() => begin("add")}>Add an authenticator app</Button>
          )}
        </div>
      )}
      <p role="status" className="sr-only">
        {codes && "Done. The recovery codes are shown"}
        {prove.isSuccess && prove.variables.what === "remove" && "The second factor was removed"}
      </p>
    </Panel>
  );
}
