"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { ROLE_WORDS } from "@/components/account/role-words";
import { toAskError } from "@/components/requests/ask-server";
import { FaultLine } from "@/components/requests/fault-line";
import { FaultNotice } from "@/components/requests/fault-notice";
import { Moment } from "@/components/time/moment";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/dialog/confirm-dialog";
import { Panel } from "@/components/ui/page/panel";
import type { Invitation } from "@/lib/accounts/contract/members";
import { InviteForm } from "./invite-form";
import { deleteInvitation, fetchInvitations, INVITATIONS_KEY } from "./member-requests";

function InvitationRow({ invitation, onTakeBack }: { invitation: Invitation; onTakeBack: () => void }) {
  const { email, role, invited_by, expires_at } = invitation;
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 py-3">
      <div className="min-w-0 flex-1 basis-52 break-words">
        <p className="font-medium">
          <bdi>{email}</bdi> <span className="font-normal text-soft">· {ROLE_WORDS[role].name}</span>
        </p>
        <p className="text-note text-faint">
          Invited by {invited_by} · expires <Moment time={expires_at} />
        </p>
      </div>
      <Button aria-label={`Take back the invitation of ${email}`} onClick={onTakeBack}>
        Take back
      </Button>
    </li>
  );
}

/** Who is asked to join, and has not yet. */
export function InvitationsPanel() {
  const client = useQueryClient();
  const [asked, setAsked] = useState<Invitation | null>(null);
  const [isAsking, setIsAsking] = useState(false);
  const list = useQuery({ queryKey: INVITATIONS_KEY, queryFn: fetchInvitations });
  const takeBack = useMutation({
    mutationFn: deleteInvitation,
    retry: false,
    onSettled: () => client.invalidateQueries({ queryKey: INVITATIONS_KEY }),
  });
  const invitations = list.data?.invitations;
  return (
    <Panel title="Invitations" words="Accounts are made by invitation only.">
      <InviteForm />
      {list.error && !invitations && (
        <FaultNotice fault={toAskError(list.error)} onAskAgain={() => void list.refetch()} />
      )}
      {invitations?.length === 0 && <p className="text-faint">No invitation is open.</p>}
      {invitations && invitations.length > 0 && (
        <ul aria-label="Open invitations" className="-my-3 divide-y divide-line">
          {invitations.map((invitation) => (
            <InvitationRow
              key={invitation.id}
              invitation={invitation}
              onTakeBack={() => {
                setAsked(invitation);
                setIsAsking(true);
              }}
            />
          ))}
        </ul>
      )}
      <FaultLine fault={takeBack.error ? toAskError(takeBack.error) : null} />
      <p role="status" className="sr-only">
        {takeBack.isSuccess && "The invitation was taken back"}
      </p>
      {asked && (
        <ConfirmDialog
          asked={{
            title: "Take back the invitation?",
            words: `The link of ${asked.email} stops working. You can invite them again.`,
            verb: "Take back",
          }}
          isOpen={isAsking}
          onConfirm={() => takeBack.mutate(asked.id)}
          onClose={() => setIsAsking(false)}
        />
      )}
    </Panel>
  );
}
