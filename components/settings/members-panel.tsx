"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { ROLE_WORDS, toRoleOptions } from "@/components/account/roles";
import { callApi } from "@/components/client/call-api";
import { QUERY_KEYS } from "@/components/client/query-keys";
import { FaultLine, FaultNotice, Loading } from "@/components/client/request-state";
import { Button } from "@/components/ui/button";
import { type Confirmation, ConfirmDialog } from "@/components/ui/confirm-dialog";
import { FIELD_BOX } from "@/components/ui/field";
import { Moment } from "@/components/ui/moment";
import { Panel } from "@/components/ui/panel";
import { type Member, type MemberAction, memberEndpoints, type NewOneTimeLink } from "@/lib/api/members";
import type { Role } from "@/lib/api/role";
import { OneTimeLink } from "./invitations-panel";

/** A change that an owner makes to a member. */
type MemberWish = { to: "role"; role: Role } | { to: "activate" | "deactivate" | MemberAction };

/** The confirmation; null if another click undoes the change. */
function toQuestion({ name }: Member, wish: MemberWish, isSelf: boolean): Confirmation | null {
  const who = isSelf ? "You" : name;
  switch (wish.to) {
    case "role":
      return isSelf && wish.role !== "owner"
        ? {
            title: "Stop being an owner?",
            words: "You can no longer open the settings. Only another owner can make you an owner again.",
            verb: `Become ${ROLE_WORDS[wish.role].withArticle}`,
          }
        : null;
    case "activate":
      return null;
    case "deactivate":
      return {
        title: isSelf ? "Deactivate your own account?" : `Deactivate ${name}?`,
        words: `${who} can no longer sign in. All API tokens stop working. Sent messages stay in the outbox.`,
        verb: "Deactivate",
      };
    case "reset-password":
      return {
        title: `Create a reset link for ${isSelf ? "yourself" : name}?`,
        words: "Anyone with the link can set a new password for this account. Earlier links stop working.",
        verb: "Create link",
      };
    case "end-sessions":
      return {
        title: isSelf ? "Sign out all your devices?" : `Sign out all devices of ${name}?`,
        words: `${who} must sign in again on every device${isSelf ? ", including this one" : ""}.`,
        verb: "Sign out devices",
      };
    default:
      return wish satisfies never;
  }
}

/** Carries it out; returns the new link, or null. */
async function fulfil({ id }: Member, wish: MemberWish): Promise<NewOneTimeLink | null> {
  const member = { params: { id } };
  switch (wish.to) {
    case "role":
      await callApi(memberEndpoints.change, { ...member, body: { role: wish.role } });
      return null;
    case "activate":
    case "deactivate":
      await callApi(memberEndpoints.change, { ...member, body: { is_active: wish.to === "activate" } });
      return null;
    case "reset-password":
    case "end-sessions":
      return (await callApi(memberEndpoints.act, { ...member, body: { action: wish.to } })) ?? null;
    default:
      return wish satisfies never;
  }
}

/** The announcement once it is done. */
const DONE_WORDS = {
  role: "Role changed",
  activate: "Account activated",
  deactivate: "Account deactivated",
  "reset-password": "Link created",
  "end-sessions": "Devices signed out",
} as const satisfies Record<MemberWish["to"], string>;

type MemberRowProps = {
  member: Member;
  isSelf: boolean;
  isBusy: boolean;
  onWish: (wish: MemberWish) => void;
};

/** One member, and what an owner can do about them. */
function MemberRow({ member, isSelf, isBusy, onWish }: MemberRowProps) {
  const { name, email, role, is_active: isActive, has_second_factor, seen_at } = member;
  const wish = (what: MemberWish) => () => !isBusy && onWish(what);
  return (
    <li aria-label={name} className="grid gap-3 py-4">
      <div className="flex flex-wrap items-start gap-x-4 gap-y-2">
        <div className="min-w-0 flex-1 basis-60 break-words">
          <p className="font-medium">
            <bdi>{name}</bdi>
            {isSelf && <span className="ms-2 font-normal text-faint">You</span>}
            {!isActive && (
              <span className="ms-2 rounded-full bg-sunk px-2 py-0.5 text-note font-normal text-soft">
                Deactivated
              </span>
            )}
          </p>
          <p className="text-soft">
            <bdi dir="ltr">{email}</bdi>
          </p>
          <p className="text-note text-faint">
            {has_second_factor ? "Two-factor on" : "Two-factor off"},{" "}
            {seen_at === null ? (
              "never signed in"
            ) : (
              <>
                active <Moment time={seen_at} />
              </>
            )}
          </p>
        </div>
        <select
          aria-label={`Role of ${name}`}
          value={role}
          disabled={isBusy}
          className={`${FIELD_BOX} max-w-36`}
          onChange={({ target }) => {
            const next = toRoleOptions().find(({ value }) => value === target.value);
            if (next) onWish({ to: "role", role: next.value });
          }}
        >
          {toRoleOptions().map(({ value, name: word }) => (
            <option key={value} value={value} title={ROLE_WORDS[value].may}>
              {word}
            </option>
          ))}
        </select>
      </div>
      <div className="flex flex-wrap gap-2">
        <Button aria-disabled={isBusy} onClick={wish({ to: "reset-password" })}>
          Reset link
        </Button>
        <Button aria-disabled={isBusy} onClick={wish({ to: "end-sessions" })}>
          Sign out devices
        </Button>
        <Button
          aria-disabled={isBusy}
          onClick={wish({ to: isActive ? "deactivate" : "activate" })}
          className={isActive ? "text-bad!" : ""}
        >
          {isActive ? "Deactivate" : "Activate"}
        </Button>
      </div>
    </li>
  );
}

type Order = { member: Member; wish: MemberWish };

/** Everyone with an account. `viewerId`: the visitor's own. */
export function MembersPanel({ viewerId }: { viewerId: string }) {
  const client = useQueryClient();
  const [asked, setAsked] = useState<Order | null>(null);
  const [isAsking, setIsAsking] = useState(false);
  const list = useQuery({ queryKey: QUERY_KEYS.members, queryFn: () => callApi(memberEndpoints.list) });
  const act = useMutation({
    mutationFn: ({ member, wish }: Order) => fulfil(member, wish),
    onSettled: () => client.invalidateQueries({ queryKey: QUERY_KEYS.members }),
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
      {list.error && !members && <FaultNotice fault={list.error} onAskAgain={() => void list.refetch()} />}
      {!list.error && !members && <Loading words="Loading members…" rows={4} />}
      {act.data && <OneTimeLink link={act.data} whose={act.variables.member.email} />}
      <FaultLine fault={act.error} />
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
