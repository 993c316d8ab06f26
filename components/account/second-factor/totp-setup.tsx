"use client";

import { useMutation } from "@tanstack/react-query";
import type { FormEvent } from "react";
import { putTotp } from "@/components/account/requests/account-requests";
import { toAskError } from "@/components/requests/ask-server";
import { FaultLine } from "@/components/requests/fault-line";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { Field } from "@/components/ui/form/field";
import { useFaultFocus } from "@/components/ui/form/use-fault-focus";
import type { TotpSetup as Setup } from "@/lib/accounts/contract/account";
import { QrCode } from "@/components/ui/picture/qr-code";

type TotpSetupProps = { setup: Setup; onConfirmed: () => void; onCancel: () => void };

/** Put into the app, then proved by a code of it. */
export function TotpSetup({ setup, onConfirmed, onCancel }: TotpSetupProps) {
  const confirm = useMutation({ mutationFn: putTotp, retry: false, onSuccess: onConfirmed });
  const fault = confirm.error ? toAskError(confirm.error) : null;
  const form = useFaultFocus(fault);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const code = String(new FormData(event.currentTarget).get("code")).replace(/\s/g, "");
    if (!confirm.isPending) confirm.mutate(code);
  };
  return (
    <div className="flex flex-wrap items-start gap-5">
      <QrCode text={setup.uri} label="QR code for an authenticator app" />
      <div className="grid min-w-0 flex-1 basis-64 gap-4">
        <div className="grid gap-1.5">
          <p>Scan the code with an authenticator app, or type this secret into it:</p>
          <p className="flex flex-wrap items-center gap-2">
            <span dir="ltr" className="min-w-0 font-mono text-note break-all select-all">
              {setup.secret}
            </span>
            <CopyButton text={setup.secret} label="Copy secret" />
          </p>
        </div>
        <form ref={form} onSubmit={submit} aria-label="Confirm the app" className="grid gap-2">
          <Field
            id="totp-code"
            name="code"
            label="Code"
            note="The six digits that the app shows now"
            dir="ltr"
            inputMode="numeric"
            autoComplete="one-time-code"
            pattern="\s*(\d\s*){6}"
            title="Six digits"
            required
            autoFocus
            className="max-w-40 font-mono"
          />
          <FaultLine fault={fault} />
          <div className="flex flex-wrap gap-3">
            <Button type="submit" look="primary" aria-disabled={confirm.isPending}>
              {confirm.isPending ? "Confirming…" : "Confirm"}
            </Button>
            <Button onClick={onCancel}>Cancel</Button>
          </div>
        </form>
      </div>
    </div>
  );
}
