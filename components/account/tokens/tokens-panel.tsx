"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { deleteToken, fetchTokens } from "@/components/account/requests/account-requests";
import { ROLE_WORDS } from "@/components/account/role-words";
import { toAskError } from "@/components/requests/ask-server";
import { FaultLine } from "@/components/requests/fault-line";
import { FaultNotice } from "@/components/requests/fault-notice";
import { Waiting } from "@/components/requests/waiting";
import { Moment } from "@/components/time/moment";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/dialog/confirm-dialog";
import { Panel } from "@/components/ui/page/panel";
import type { Token } from "@/lib/accounts/contract/members";
import type { Role } from "@/lib/accounts/contract/role";
import { TokenForm } from "./token-form";
import { TOKENS_KEY } from "./tokens-key";

function TokenRow({ token, onRevoke }: { token: Token; onRevoke: () => void }) {
  const { name, role, created_at, expires_at, used_at } = token;
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 py-3">
      <div className="min-w-0 flex-1 basis-52 break-words">
        <p className="font-medium">
          <bdi>{name}</bdi> <span className="font-normal text-soft">· {ROLE_WORDS[role].name}</span>
        </p>
        <p className="text-note text-faint">
          Made <Moment time={created_at} /> ·{" "}
          {used_at === null ? (
            "never used"
          ) : (
            <>
              used <Moment time={used_at} />
            </>
          )}{" "}
          ·{" "}
          {expires_at === null ? (
            "does not expire"
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

/** What scripts sign in with. */
export function TokensPanel({ role }: { role: Role }) {
  const client = useQueryClient();
  const [asked, setAsked] = useState<Token | null>(null);
  const [isAsking, setIsAsking] = useState(false);
  const list = useQuery({ queryKey: TOKENS_KEY, queryFn: fetchTokens });
  const revoke = useMutation({
    mutationFn: deleteToken,
    retry: false,
    onSettled: () => client.invalidateQueries({ queryKey: TOKENS_KEY }),
  });
  const tokens = list.data?.tokens;
  return (
    <Panel title="API tokens" words="For scripts: each may what its role may, in your name.">
      <TokenForm role={role} />
      {list.error && !tokens && (
        <FaultNotice fault={toAskError(list.error)} onAskAgain={() => void list.refetch()} />
      )}
      {!list.error && !tokens && <Waiting words="Asking for your tokens" rows={1} />}
      {tokens?.length === 0 && <p className="text-faint">No token yet. Name one above to make it.</p>}
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
      <FaultLine fault={revoke.error ? toAskError(revoke.error) : null} />
      <p role="status" className="sr-only">
        {revoke.isSuccess && "The token was revoked"}
      </p>
      {asked && (
        <ConfirmDialog
          asked={{
            title: "Revoke this token?",
            words: `What uses “${asked.name}” is refused from now on. This cannot be undone.`,
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
