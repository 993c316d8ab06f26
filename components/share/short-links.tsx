"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useId, useState } from "react";
import * as z from "zod/mini";
import { callApi } from "@/components/client/call-api";
import { QUERY_KEYS } from "@/components/client/query-keys";
import { FaultLine, FaultNotice, Loading } from "@/components/client/request-state";
import { useApiForm } from "@/components/client/use-api-form";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { ChoiceField } from "@/components/ui/field";
import { Moment } from "@/components/ui/moment";
import { linkOrderSchema, type ShortLink, shortLinkEndpoints } from "@/lib/api/short-link";
import { toShownHash } from "@/lib/message/content-hash";
import type { DraftForm } from "@/lib/message/draft";
import { toContent } from "@/lib/message/message";
import { LinkField } from "./link-field";

const toCount = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

type ShortLinkRowProps = { link: ShortLink; onRevoke: () => void };

/** One of the person's own short links: its message, its state and its results. */
function ShortLinkRow({ link, onRevoke }: ShortLinkRowProps) {
  const { id, name, content_hash, state, created_at, expires_at, views, approvals, comments } = link;
  const facts = [
    toCount(views, "view", "views"),
    ...(approvals > 0 ? [toCount(approvals, "approval", "approvals")] : []),
    ...(comments > 0 ? [toCount(comments, "open comment", "open comments")] : []),
  ];
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 py-3">
      <div className="min-w-0 flex-1 basis-52 break-words">
        <p className="font-medium">
          <bdi>{name}</bdi>{" "}
          <span className="font-mono text-note font-normal text-faint">{toShownHash(content_hash)}</span>
          {state !== "open" && (
            <span className="ms-2 rounded-full bg-sunk px-2 py-0.5 text-note text-soft">{state}</span>
          )}
        </p>
        <p className="text-note text-faint">
          Made <Moment time={created_at} /> ·{" "}
          {state === "open" && (
            <>
              expires <Moment time={expires_at} /> ·{" "}
            </>
          )}
          {facts.join(" · ")}
        </p>
      </div>
      <a
        href={`/view#r=${id}`}
        aria-label={`Open the review of ${name}`}
        className="inline-flex h-9 items-center rounded-lg border border-line bg-panel px-3.5 font-medium hover:bg-sunk"
      >
        Open
      </a>
      {state === "open" && (
        <Button aria-label={`Revoke the link to ${name}`} onClick={onRevoke}>
          Revoke
        </Button>
      )}
    </li>
  );
}

/** The person's own short links, which can be revoked. */
export function ShortLinkList() {
  const client = useQueryClient();
  const [asked, setAsked] = useState<ShortLink | null>(null);
  const [isAsking, setIsAsking] = useState(false);
  const list = useQuery({ queryKey: QUERY_KEYS.shortLinks, queryFn: () => callApi(shortLinkEndpoints.list) });
  const revoke = useMutation({
    mutationFn: (id: string) => callApi(shortLinkEndpoints.revoke, { params: { id } }),
    onSettled: () => client.invalidateQueries({ queryKey: QUERY_KEYS.shortLinks }),
  });
  const links = list.data?.links;
  return (
    <div className="grid gap-3">
      {list.error && !links && <FaultNotice fault={list.error} onAskAgain={() => void list.refetch()} />}
      {!list.error && !links && <Loading words="Loading your short links…" rows={1} />}
      {links?.length === 0 && <p className="text-faint">No short links yet.</p>}
      {links && links.length > 0 && (
        <ul aria-label="Your short links" className="-my-3 divide-y divide-line">
          {links.map((link) => (
            <ShortLinkRow
              key={link.id}
              link={link}
              onRevoke={() => {
                setAsked(link);
                setIsAsking(true);
              }}
            />
          ))}
        </ul>
      )}
      <FaultLine fault={revoke.error} />
      <p role="status" className="sr-only">
        {revoke.isSuccess && "The link was revoked"}
      </p>
      {asked && (
        <ConfirmDialog
          asked={{
            title: "Revoke this link?",
            words: `The link to “${asked.name}” stops working. Its comments and approvals stay. You can’t undo this.`,
            verb: "Revoke",
          }}
          isOpen={isAsking}
          onConfirm={() => revoke.mutate(asked.id)}
          onClose={() => setIsAsking(false)}
        />
      )}
    </div>
  );
}

const EXPIRIES = [
  { value: "1", name: "In a day", days: 1 },
  { value: "7", name: "In 7 days", days: 7 },
  { value: "30", name: "In 30 days", days: 30 },
  { value: "90", name: "In 90 days", days: 90 },
] as const;
const expirySchema = z.pick(linkOrderSchema, { days: true });

/** Stores the current draft under a short link, whose address is shown only once. */
export function ShortLinkForm({ form }: { form: DraftForm }) {
  const client = useQueryClient();
  const id = useId();
  const { values, answer, ...order } = useApiForm({
    schema: expirySchema,
    defaultValues: { days: 7 },
    ask: ({ days }) => callApi(shortLinkEndpoints.create, { body: { content: toContent(form), days } }),
    onDone: () => client.invalidateQueries({ queryKey: QUERY_KEYS.shortLinks }),
  });
  return (
    <>
      <form {...order.props} aria-label="New short link" className="flex flex-wrap items-end gap-x-3 gap-y-2">
        <div className="w-40">
          <ChoiceField
            id={`${id}-expiry`}
            label="Expires"
            value={EXPIRIES.find(({ days }) => days === values.days)?.value ?? "7"}
            options={EXPIRIES}
            onChange={(chosen) =>
              order.setValue("days", EXPIRIES.find(({ value }) => value === chosen)?.days ?? 7)
            }
          />
        </div>
        {/* Aligned with the field, which has room for a note below. */}
        <div className="mb-5.5">
          <Button type="submit" aria-disabled={order.isPending}>
            {order.isPending ? "Creating…" : "Create short link"}
          </Button>
        </div>
      </form>
      <FaultLine fault={order.fault} />
      <div role="status">
        {answer && (
          <div className="grid gap-2 rounded-[10px] border border-line p-3">
            <p className="text-note text-soft">
              Copy the link now. It’s shown only once. It works until <Moment time={answer.expires_at} />. It
              always shows the message as it is now.
            </p>
            <LinkField label="Short link" link={answer.url} />
          </div>
        )}
      </div>
    </>
  );
}
