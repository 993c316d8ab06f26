"use client";

import { useQueryClient } from "@tanstack/react-query";
import { Download } from "lucide-react";
import { useState } from "react";
import { callApi } from "@/components/client/call-api";
import { QUERY_KEYS } from "@/components/client/query-keys";
import { FaultLine } from "@/components/client/request-state";
import { useApiForm } from "@/components/client/use-api-form";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { Field, PasswordField } from "@/components/ui/field";
import { downloadFile } from "@/components/ui/files";
import { Notice } from "@/components/ui/notice";
import { Panel } from "@/components/ui/panel";
import { QrCode } from "@/components/ui/qr-code";
import {
  type Account,
  accountEndpoints,
  proofOrderSchema,
  totpConfirmationSchema,
  type TotpSecret as Setup,
} from "@/lib/api/account";

type TotpSetupProps = { setup: Setup; onConfirmed: () => void; onCancel: () => void };

/** The secret goes into an authenticator app; a code from it then confirms the set-up. */
function TotpSetupForm({ setup, onConfirmed, onCancel }: TotpSetupProps) {
  const form = useApiForm({
    schema: totpConfirmationSchema,
    ask: (body) => callApi(accountEndpoints.confirmTotp, { body }),
    onDone: onConfirmed,
  });
  return (
    <div className="flex flex-wrap items-start gap-5">
      <QrCode text={setup.uri} label="QR code for an authenticator app" />
      <div className="grid min-w-0 flex-1 basis-64 gap-4">
        <div className="grid gap-1.5">
          <p>Scan the code with an authenticator app, or enter this secret:</p>
          <p className="flex flex-wrap items-center gap-2">
            <span dir="ltr" className="min-w-0 font-mono text-note break-all select-all">
              {setup.secret}
            </span>
            <CopyButton text={setup.secret} label="Copy secret" />
          </p>
        </div>
        <form {...form.props} aria-label="Confirm the app" className="grid gap-2">
          <Field
            id="totp-code"
            label="Code"
            note="6-digit code"
            dir="ltr"
            inputMode="numeric"
            autoComplete="one-time-code"
            pattern="\s*(\d\s*){6}"
            title="6 digits"
            required
            autoFocus
            className="max-w-40 font-mono"
            {...form.field("code")}
          />
          <FaultLine fault={form.fault} />
          <div className="flex flex-wrap gap-3">
            <Button type="submit" look="primary" aria-disabled={form.isPending}>
              {form.isPending ? "Confirming…" : "Confirm"}
            </Button>
            <Button onClick={onCancel}>Cancel</Button>
          </div>
        </form>
      </div>
    </div>
  );
}

/** The codes for a lost app, shown only once. */
function RecoveryCodes({ codes, email }: { codes: readonly string[]; email: string }) {
  const text = codes.join("\n");
  const download = () =>
    downloadFile(
      new Blob([`Menuet recovery codes for ${email}. Each works once.\n\n${text}\n`], { type: "text/plain" }),
      "menuet-recovery-codes.txt",
    );
  return (
    <Notice look="open" title="Save these recovery codes. They’re shown only once.">
      <p>Use one to sign in without your authenticator app. Each works once.</p>
      <ul
        aria-label="Recovery codes"
        dir="ltr"
        className="grid grid-cols-[repeat(auto-fill,minmax(8.5rem,1fr))] gap-x-4 gap-y-1 font-mono text-note"
      >
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className="flex flex-wrap gap-2">
        <CopyButton text={text} label="Copy recovery codes" words="Copy" />
        <Button onClick={download}>
          <Download size="0.875rem" aria-hidden />
          Download
        </Button>
      </div>
    </Notice>
  );
}

type ProofFormProps<T> = {
  /** Why the password is asked for. */
  words: string;
  verb: string;
  ask: (proof: { body: { password: string } }) => Promise<T>;
  onDone: (answer: T) => void;
  onCancel: () => void;
};

/** Asks for the password, because an open session alone must not authorize this. */
function ProofForm<T>({ words, verb, ask, onDone, onCancel }: ProofFormProps<T>) {
  const form = useApiForm({ schema: proofOrderSchema, ask: (body) => ask({ body }), onDone });
  return (
    <form {...form.props} aria-label={verb} className="grid gap-2">
      <p className="text-soft">{words}</p>
      <PasswordField
        id="proof-password"
        label="Your password"
        autoComplete="current-password"
        required
        autoFocus
        {...form.field("password")}
      />
      <FaultLine fault={form.fault} />
      <div className="flex flex-wrap gap-3">
        <Button type="submit" look="primary" aria-disabled={form.isPending}>
          {form.isPending ? "Checking…" : verb}
        </Button>
        <Button onClick={onCancel}>Cancel</Button>
      </div>
    </form>
  );
}

type Wish = "add" | "renew" | "remove";
const WISHES: Record<Wish, { words: string; verb: string }> = {
  add: { words: "Confirm your password to continue.", verb: "Continue" },
  renew: { words: "Your current recovery codes stop working.", verb: "Create new codes" },
  remove: {
    words: "You will sign in with your password only. Your recovery codes stop working.",
    verb: "Turn off",
  },
};

/** The second factor: an authenticator app's code in addition to the password. */
export function SecondFactorPanel({ account }: { account: Account }) {
  const client = useQueryClient();
  const [wish, setWish] = useState<Wish | null>(null);
  const [setup, setSetup] = useState<Setup | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const [isRemoved, setIsRemoved] = useState(false);
  const refresh = () => void client.invalidateQueries({ queryKey: QUERY_KEYS.me });
  const begin = (what: Wish) => {
    setIsRemoved(false);
    setWish(what);
  };
  const end = () => {
    setWish(null);
    refresh();
  };
  const isOn = account.has_second_factor;
  return (
    <Panel
      title="Two-factor authentication"
      words={
        isOn
          ? "On. Signing in asks for a code from your authenticator app."
          : "Off. Turn it on so that a stolen password isn’t enough to sign in."
      }
    >
      {codes && <RecoveryCodes codes={codes} email={account.email} />}
      {setup && (
        <TotpSetupForm
          setup={setup}
          onCancel={() => setSetup(null)}
          onConfirmed={() => {
            setCodes(setup.recovery_codes);
            setSetup(null);
            refresh();
          }}
        />
      )}
      {wish === "add" && (
        <ProofForm
          {...WISHES.add}
          ask={(proof) => callApi(accountEndpoints.beginTotp, proof)}
          onDone={(begun) => {
            setSetup(begun);
            end();
          }}
          onCancel={() => setWish(null)}
        />
      )}
      {wish === "renew" && (
        <ProofForm
          {...WISHES.renew}
          ask={(proof) => callApi(accountEndpoints.renewRecoveryCodes, proof)}
          onDone={({ recovery_codes }) => {
            setCodes(recovery_codes);
            end();
          }}
          onCancel={() => setWish(null)}
        />
      )}
      {wish === "remove" && (
        <ProofForm
          {...WISHES.remove}
          ask={(proof) => callApi(accountEndpoints.removeTotp, proof)}
          onDone={() => {
            setCodes(null);
            setIsRemoved(true);
            end();
          }}
          onCancel={() => setWish(null)}
        />
      )}
      {!wish && !setup && (
        <div className="flex flex-wrap gap-3">
          {isOn ? (
            <>
              <Button onClick={() => begin("renew")}>New recovery codes</Button>
              <Button onClick={() => begin("remove")} className="text-bad!">
                Turn off
              </Button>
            </>
          ) : (
            <Button onClick={() => begin("add")}>Add an authenticator app</Button>
          )}
        </div>
      )}
      <p role="status" className="sr-only">
        {codes && "Done. Your recovery codes are shown."}
        {isRemoved && "Two-factor authentication is off"}
      </p>
    </Panel>
  );
}
