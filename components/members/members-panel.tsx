"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { toAskError } from "@/components/requests/ask-server";
import { FaultLine } from "@/components/requests/fault-line";
import { FaultNotice } from "@/components/requests/fault-notice";
import { Waiting } from "@/components/requests/waiting";
import { ConfirmDialog } from "@/components/ui/dialog/confirm-dialog";
import { Panel } from "@/components/ui/page/panel";
import type { Member } from "@/lib/accounts/contract/members";
import { fetchMembers, MEMBERS_KEY } from "./member-requests";
import { MemberRow } from "./member-row";
import { DONE_WORDS, fulfil, type MemberWish, toQuestion } from "./member-wishes";
import { OneTimeLink } from "./one-time-link";

type Order = { member: Member; wish: MemberWish };

/** Who has an account. `viewerId`: who looks. */
export function MembersPanel({ viewerId }: { viewerId: string }) {
  const client = useQueryClient();
  const [asked, setAsked] = useState<Order | null>(null);
  const [isAsking, setIsAsking] = useState(false);
  const list = useQuery({ queryKey: MEMBERS_KEY, queryFn: fetchMembers });
  const act = useMutation({
    mutationFn: ({ member, wish }: Order) => fulfil(member, wish),
    retry: false,
    onSettled: () => client.invalidateQueries({ queryKey: MEMBERS_KEY }),
  });
  const members = list.data?.members;
  const question = asked && toQuestion(asked.member, asked.wish, asked.member.id === viewerId);
  const wish = (order: Order) => {
    if (toQuestion(order.member, order.wish, order.member.id === viewerId)) {
      setAsked(order);
      setIsAsking(true);
    } else act.mutate(order);
  };
  return (
    <Panel title="Members">
      {list.error && !members && (
        <FaultNotice fault={toAskError(list.error)} onAskAgain={() => void list.refetch()} />
      )}
      {!list.error && !members && <Waiting words="Asking for the members" rows={4} />}
      {act.data && <OneTimeLink link={act.data} whose={act.variables.member.email} />}
      <FaultLine fault={act.error ? toAskError(act.error) : null} />
      {members && (
        <ul aria-label="Members" className="-my-4 divide-y divide-line">
          {members.map((member) => (
            <MemberRow
              key={member.id}
              member={member}
              isSelf={member.id === viewerId}
              isBusy={act.isPending}
              onWish={(what) => wish({ member, wish: what })}
            />
          ))}
        </ul>
      )}
      <p role="status" className="sr-only">
        {act.isSuccess && DONE_WORDS[act.variables.wish.to]}
      </p>
      {asked && question && (
        <ConfirmDialog
          asked={question}
          isOpen={isAsking}
          onConfirm={() => act.mutate(asked)}
          onClose={() => setIsAsking(false)}
        />
      )}
    </Panel>
  );
}
