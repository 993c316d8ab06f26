"use client";

import type { FormEvent } from "react";
import type { AskError } from "@/components/requests/ask-server";
import { FaultLine } from "@/components/requests/fault-line";
import { toFieldFaults } from "@/components/requests/fault-words";
import { Button } from "@/components/ui/button";
import { PasswordField } from "@/components/ui/form/password-field";
import { useFaultFocus } from "@/components/ui/form/use-fault-focus";

type ProofFormProps = {
  /** What it is asked for. */
  words: string;
  verb: string;
  isPending: boolean;
  fault: AskError | null;
  onProof: (password: string) => void;
  onCancel: () => void;
};

/** Asks for the password before what an open session alone must not do. */
export function ProofForm({ words, verb, isPending, fault, onProof, onCancel }: ProofFormProps) {
  const form = useFaultFocus(fault);
  const atPassword = toFieldFaults(fault)["password"];
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (!isPending) onProof(String(new FormData(event.currentTarget).get("password")));
  };
  return (
    <form ref={form} method="post" onSubmit={submit} aria-label={verb} className="grid gap-2">
      <p className="text-soft">{words}</p>
      <PasswordField
        id="proof-password"
        name="password"
        label="Your password"
        autoComplete="current-password"
        required
        autoFocus
        fault={atPassword}
      />
      <FaultLine fault={fault} isAtField={atPassword !== undefined} />
      <div className="flex flex-wrap gap-3">
        <Button type="submit" look="primary" aria-disabled={isPending}>
          {isPending ? "One moment…" : verb}
        </Button>
        <Button onClick={onCancel}>Cancel</Button>
      </div>
    </form>
  );
}
