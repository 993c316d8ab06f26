"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { callApi } from "@/components/client/call-api";
import { QUERY_KEYS } from "@/components/client/query-keys";
import { FaultLine, FaultNotice, Loading } from "@/components/client/request-state";
import { useApiForm } from "@/components/client/use-api-form";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { CopyButton } from "@/components/ui/copy-button";
import { ChoiceField, Field } from "@/components/ui/field";
import { Moment } from "@/components/ui/moment";
import { Notice } from "@/components/ui/notice";
import { Panel } from "@/components/ui/panel";
import { MAX_NAME_LENGTH } from "@/lib/api/limits";
import { type ApiToken, tokenEndpoints, tokenOrderSchema } from "@/lib/api/members";
import type { Role } from "@/lib/api/role";
import { ROLE_WORDS, toRoleOptions } from "./roles";

/** A shell takes everything inside single quotes literally. */
const toCurl = (secret: string, origin: string): string =>
  [
    `curl ${origin}/api/send \\`,
    `  -H 'Authorization: Bearer ${secret}' \\`,
    `  -H 'Content-Type: application/json' \\`,
    `  -H 'Idempotency-Key: my-first-send' \\`,
    `  -d '{"phone_number":"+27821234567","message_type":"audio","media_url":"https://example.com/a.mp3"}'`,
  ].join("\n");

/** A token's secret, shown only once, and how to use it. */
function NewToken({ secret }: { secret: string }) {
  const curl = toCurl(secret, window.location.origin);
  return (
    <div role="status">
      <Notice look="good" title="Copy the token now. It’s shown only once.">
        <p className="flex flex-wrap items-center gap-2">
          <span dir="ltr" className="min-w-0 font-mono text-note break-all select-all">
            {secret}
          </span>
          <CopyButton text={secret} label="Copy token" />
        </p>
        <p>Send it with every request:</p>
        <pre
          dir="ltr"
          tabIndex={0}
          aria-label="Example with curl"
          className="overflow-x-auto rounded-lg bg-panel p-3 font-mono text-note"
        >
          {curl}
        </pre>
        <div>
          <CopyButton text={curl} label="Copy curl" words="Copy curl" />
        </div>
      </Notice>
    </div>
  );
}

const EXPIRIES = [
  { value: "30", name: "In 30 days", days: 30 },
  { value: "90", name: "In 90 days", days: 90 },
  { value: "365", name: "In a year", days: 365 },
  { value: "never", name: "Never", days: null },
] as const;

/** Creates a token. `role`: the account's own, which is the most a token can have. */
function TokenForm({ role: own }: { role: Role }) {
  const client = useQueryClient();
  const form = useApiForm({
    schema: tokenOrderSchema,
    defaultValues: { role: own === "owner" ? "sender" : own, days: 90 },
    ask: (body) => callApi(tokenEndpoints.issue, { body }),
    onDone: () => {
      form.reset();
      void client.invalidateQueries({ queryKey: QUERY_KEYS.tokens });
    },
  });
  const { role, days } = form.values;
  return (
    <>
      {form.answer && <NewToken secret={form.answer.secret} />}
      <form {...form.props} aria-label="New token" className="grid gap-2">
        <div className="flex flex-wrap gap-x-4 gap-y-1">
          <div className="min-w-0 flex-[2] basis-48">
            <Field
              id="token-name"
              label="Token name"
              dir="auto"
              autoComplete="off"
              required
              maxLength={MAX_NAME_LENGTH}
              note="e.g. the script that uses it"
              {...form.field("name")}
            />
          </div>
          <div className="min-w-32 flex-1">
            <ChoiceField
              id="token-role"
              label="Role"
              value={role}
              options={toRoleOptions(own)}
              onChange={(chosen) => form.setValue("role", chosen)}
            />
          </div>
          <div className="min-w-32 flex-1">
            <ChoiceField
              id="token-expiry"
              label="Expires"
              value={EXPIRIES.find((expiry) => expiry.days === days)?.value ?? "never"}
              options={EXPIRIES}
              onChange={(chosen) =>
                form.setValue("days", EXPIRIES.find(({ value }) => value === chosen)?.days ?? null)
              }
            />
          </div>
        </div>
        <FaultLine fault={form.fault} />
        <div>
          <Button type="submit" aria-disabled={form.isPending}>
            {form.isPending ? "Creating…" : "Create token"}
          </Button>
        </div>
      </form>
    </>
  );
}

function TokenRow({ token, onRevoke }: { token: ApiToken; onRevoke: () => void }) {
  const { name, role, created_at, expires_at, used_at } = token;
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 py-3">
      <div className="min-w-0 flex-1 basis-52 break-words">
        <p className="font-medium">
          <bdi>{name}</bdi> <span className="font-normal text-soft">· {ROLE_WORDS[role].name}</span>
        </p>
        <p className="text-note text-faint">
          Created <Moment time={created_at} />,{" "}
          {used_at === null ? (
            "never used"
          ) : (
            <>
              used <Moment time={used_at} />
            </>
          )}
          ,{" "}
          {expires_at === null ? (
            "never expires"
          ) : (
            <>
              expires <Moment time={expires_at} />
            </>
          )}
        </p>
      </div>
      <Button aria-label={`Revoke ${name}`} onClick={onRevoke}>
        Revoke
      </Button>
    </li>
  );
}

/** API tokens for scripts. */
export function TokensPanel({ role }: { role: Role }) {
  const client = useQueryClient();
  const [asked, setAsked] = useState<ApiToken | null>(null);
  const [isAsking, setIsAsking] = useState(false);
  const list = useQuery({ queryKey: QUERY_KEYS.tokens, queryFn: () => callApi(tokenEndpoints.list) });
  const revoke = useMutation({
    mutationFn: (id: string) => callApi(tokenEndpoints.revoke, { params: { id } }),
    onSettled: () => client.invalidateQueries({ queryKey: QUERY_KEYS.tokens }),
  });
  const tokens = list.data?.tokens;
  return (
    <Panel title="API tokens" words="For scripts. A token acts in your name with its own role.">
      <TokenForm role={role} />
      {list.error && !tokens && <FaultNotice fault={list.error} onAskAgain={() => void list.refetch()} />}
      {!list.error && !tokens && <Loading words="Loading tokens…" rows={1} />}
      {tokens?.length === 0 && <p className="text-faint">No tokens yet.</p>}
      {tokens && tokens.length > 0 && (
        <ul aria-label="API tokens" className="-my-3 divide-y divide-line">
          {tokens.map((token) => (
            <TokenRow
              key={token.id}
              token={token}
              onRevoke={() => {
                setAsked(token);
                setIsAsking(true);
              }}
            />
          ))}
        </ul>
      )}
      <FaultLine fault={revoke.error} />
      <p role="status" className="sr-only">
        {revoke.isSuccess && "Token revoked"}
      </p>
      {asked && (
        <ConfirmDialog
          asked={{
            title: "Revoke this token?",
            words: `Scripts that use “${asked.name}” stop working. You can’t undo this.`,
            verb: "Revoke",
          }}
          isOpen={isAsking}
          onConfirm={() => revoke.mutate(asked.id)}
          onClose={() => setIsAsking(false)}
        />
      )}
    </Panel>
  );
}
