"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { ROLE_WORDS, toRoleOptions } from "@/components/account/roles";
import { callApi } from "@/components/client/call-api";
import { QUERY_KEYS } from "@/components/client/query-keys";
import { FaultLine, FaultNotice } from "@/components/client/request-state";
import { useApiForm } from "@/components/client/use-api-form";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { CopyButton } from "@/components/ui/copy-button";
import { ChoiceField, Field } from "@/components/ui/field";
import { Moment } from "@/components/ui/moment";
import { Notice } from "@/components/ui/notice";
import { Panel } from "@/components/ui/panel";
import { MAX_EMAIL_LENGTH } from "@/lib/api/limits";
import {
  type Invitation,
  invitationOrderSchema,
  memberEndpoints,
  type NewOneTimeLink,
} from "@/lib/api/members";

/** A link that is shown only once; the first to open it uses it. */
export function OneTimeLink({ link, whose }: { link: NewOneTimeLink; whose: string }) {
  return (
    <div role="status">
      <Notice look="good" title="Copy the link now. It’s shown only once.">
        <p>
          Share it with <bdi className="font-medium break-all">{whose}</bdi> in a private message. It works
          once and expires <Moment time={link.expires_at} />.
        </p>
        <p className="flex flex-wrap items-center gap-2">
          <span dir="ltr" className="min-w-0 font-mono text-note break-all select-all">
            {link.url}
          </span>
          <CopyButton text={link.url} label="Copy link" />
        </p>
      </Notice>
    </div>
  );
}

/** Creates an invitation. Menuet sends no email: a person shares the link. */
function InviteForm() {
  const client = useQueryClient();
  const form = useApiForm({
    schema: invitationOrderSchema,
    defaultValues: { role: "sender" },
    ask: (body) => callApi(memberEndpoints.invite, { body }),
    onDone: () => {
      form.reset();
      void client.invalidateQueries({ queryKey: QUERY_KEYS.invitations });
    },
  });
  return (
    <>
      {form.answer && <OneTimeLink link={form.answer} whose={form.order?.email ?? ""} />}
      <form {...form.props} aria-label="Invite" className="grid gap-2">
        <div className="flex flex-wrap gap-x-4 gap-y-1">
          <div className="min-w-0 flex-[3] basis-56">
            <Field
              id="invite-email"
              label="Email"
              type="email"
              dir="ltr"
              autoComplete="off"
              required
              maxLength={MAX_EMAIL_LENGTH}
              note="Menuet doesn’t send email. Copy the link and share it yourself."
              {...form.field("email")}
            />
          </div>
          <div className="min-w-32 flex-1">
            <ChoiceField
              id="invite-role"
              label="Role"
              value={form.values.role}
              options={toRoleOptions()}
              onChange={(chosen) => form.setValue("role", chosen)}
            />
          </div>
        </div>
        <FaultLine fault={form.fault} />
        <div>
          <Button type="submit" aria-disabled={form.isPending}>
            {form.isPending ? "Creating the link…" : "Create invitation"}
          </Button>
        </div>
      </form>
    </>
  );
}

function InvitationRow({ invitation, onTakeBack }: { invitation: Invitation; onTakeBack: () => void }) {
  const { email, role, invited_by, expires_at } = invitation;
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 py-3">
      <div className="min-w-0 flex-1 basis-52 break-words">
        <p className="font-medium">
          <bdi>{email}</bdi> <span className="font-normal text-soft">· {ROLE_WORDS[role].name}</span>
        </p>
        <p className="text-note text-faint">
          Invited by {invited_by}, expires <Moment time={expires_at} />
        </p>
      </div>
      <Button aria-label={`Withdraw the invitation for ${email}`} onClick={onTakeBack}>
        Withdraw
      </Button>
    </li>
  );
}

/** Who is invited and hasn't joined yet. */
export function InvitationsPanel() {
  const client = useQueryClient();
  const [asked, setAsked] = useState<Invitation | null>(null);
  const [isAsking, setIsAsking] = useState(false);
  const list = useQuery({
    queryKey: QUERY_KEYS.invitations,
    queryFn: () => callApi(memberEndpoints.invitations),
  });
  const takeBack = useMutation({
    mutationFn: (id: string) => callApi(memberEndpoints.withdrawInvitation, { params: { id } }),
    onSettled: () => client.invalidateQueries({ queryKey: QUERY_KEYS.invitations }),
  });
  const invitations = list.data?.invitations;
  return (
    <Panel title="Invitations" words="People join by invitation only.">
      <InviteForm />
      {list.error && !invitations && (
        <FaultNotice fault={list.error} onAskAgain={() => void list.refetch()} />
      )}
      {invitations?.length === 0 && <p className="text-faint">No open invitations.</p>}
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
      <FaultLine fault={takeBack.error} />
      <p role="status" className="sr-only">
        {takeBack.isSuccess && "Invitation withdrawn"}
      </p>
      {asked && (
        <ConfirmDialog
          asked={{
            title: "Withdraw the invitation?",
            words: `The link for ${asked.email} stops working. You can invite them again.`,
            verb: "Withdraw",
          }}
          isOpen={isAsking}
          onConfirm={() => takeBack.mutate(asked.id)}
          onClose={() => setIsAsking(false)}
        />
      )}
    </Panel>
  );
}
