"use client";
import { useMutation, useQuery } from "@tanstack/react-query";
import { X } from "lucide-react";
import { useId, useState } from "react";
import { useMay } from "@/components/account/roles";
import { callApi } from "@/components/client/call-api";
import { QUERY_KEYS } from "@/components/client/query-keys";
import { FaultLine } from "@/components/client/request-state";
import { StaticMessage } from "@/components/preview/static-message";
import { Button, IconButton } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { CopyButton } from "@/components/ui/copy-button";
import { FIELD_BOX } from "@/components/ui/field";
import { downloadFile } from "@/components/ui/files";
import { formatClock, formatMoment } from "@/components/ui/times";
import type { Conversation, ConversationDetail } from "@/lib/api/inbox";
import { libraryEndpoints } from "@/lib/api/library";
import { toDraft } from "@/lib/message/message";
import { deleteConversation, fetchAssignees, fetchExport } from "./inbox-requests";

type PersonDataProps = { conversation: Conversation; onErased: () => void };

/** Exports or erases all stored data about one person; for owners. */
function PersonData({ conversation: { id, name }, onErased }: PersonDataProps) {
  const may = useMay("manage");
  const [isAsking, setIsAsking] = useState(false);
  const save = useMutation({
    mutationFn: () => fetchExport(id),
    onSuccess: (file) => downloadFile(file, `conversation-${id}.json`),
  });
  const erase = useMutation({ mutationFn: () => deleteConversation(id), onSuccess: onErased });
  if (!may) return null;
  const fault = save.error ?? erase.error;
  return (
    <section aria-label="Stored data" className="grid gap-2.5 border-t border-line p-4">
      <h3 className="text-label font-medium">Stored data</h3>
      <div className="flex flex-wrap gap-2">
        <Button className="max-medium:h-11" aria-disabled={save.isPending} onClick={() => save.mutate()}>
          Export
        </Button>
        <Button className="max-medium:h-11" aria-disabled={erase.isPending} onClick={() => setIsAsking(true)}>
          Erase…
        </Button>
      </div>
      <FaultLine fault={fault} />
      <ConfirmDialog
        isOpen={isAsking}
        asked={{
          title: "Erase this conversation?",
          words: `Every message, event and name that is stored about ${name} is deleted. This can’t be undone.`,
          verb: "Erase",
        }}
        onConfirm={() => erase.mutate()}
        onClose={() => setIsAsking(false)}
      />
    </section>
  );
}

const BLOCK = "grid gap-2.5 border-t border-line p-4 first:border-t-0";

function MarkedPreview({ id }: { id: string }) {
  const { data } = useQuery({
    queryKey: QUERY_KEYS.libraryMessage(id),
    queryFn: () => callApi(libraryEndpoints.find, { params: { id } }),
  });
  if (!data) return null;
  return (
    <section aria-label={`Preview: ${data.name}`} className={BLOCK}>
      <h3 className="text-label font-medium">
        Preview: <bdi>{data.name}</bdi>
      </h3>
      <div inert className="flex flex-col gap-2 rounded-xl bg-chat-wall p-4">
        <StaticMessage draft={toDraft(data.content)} time={formatClock(data.changed_at)} />
      </div>
    </section>
  );
}

type AssignedProps = { conversation: ConversationDetail; onAssign: (accountId: string | null) => void };

function Assigned({ conversation, onAssign }: AssignedProps) {
  const id = useId();
  const mayAssign = useMay("send");
  const { assigned_to } = conversation;
  const { data } = useQuery({
    queryKey: ["inbox", "assignees"],
    queryFn: fetchAssignees,
    enabled: mayAssign,
  });
  if (!mayAssign) return <p>{assigned_to?.name ?? "Nobody"}</p>;
  const isListed = data?.some(({ account_id }) => account_id === assigned_to?.account_id) ?? false;
  return (
    <>
      <label htmlFor={id} className="text-label font-medium">
        Assigned to
      </label>
      <select
        id={id}
        value={assigned_to?.account_id ?? ""}
        onChange={({ target }) => onAssign(target.value === "" ? null : target.value)}
        className={`${FIELD_BOX} max-medium:h-11`}
      >
        <option value="">Nobody</option>
        {assigned_to && !isListed && <option value={assigned_to.account_id}>{assigned_to.name}</option>}
        {data?.map(({ account_id, name }) => (
          <option key={account_id} value={account_id}>
            {name}
          </option>
        ))}
      </select>
    </>
  );
}

type WindowFactsProps = { conversation: ConversationDetail; now: number };

function WindowFacts({ conversation, now }: WindowFactsProps) {
  const { name, window_until, window_message } = conversation;
  const isOpen = window_until !== null && window_until > now;
  return (
    <section aria-label="24-hour window" className={BLOCK}>
      <h3 className="text-label font-medium">24-hour window</h3>
      <p className="text-note text-soft">
        {window_until === null ? (
          <>Closed. It opens when {name} writes.</>
        ) : (
          <>
            {isOpen ? "Open until" : "Closed since"} {formatMoment(window_until, now)}. It restarts each time{" "}
            <bdi>{name}</bdi> writes. Your own messages don’t extend it.
          </>
        )}
      </p>
      {window_message && (
        <p className="text-note text-soft">
          It counts from “<bdi>{window_message.text || "a message without text"}</bdi>”,{" "}
          {formatMoment(window_message.at, now)}.
        </p>
      )}
    </section>
  );
}

type DetailsPaneProps = {
  conversation: ConversationDetail;
  now: number;
  marked: string | null;
  actionError: Error | null;
  onAssign: (accountId: string | null) => void;
  onDone: () => void;
  onClose: () => void;
  onErased: () => void;
};

/** The customer, the assignee, the reply window and the selected saved message. */
export function DetailsPane(props: DetailsPaneProps) {
  const { conversation, now, marked, actionError, onAssign, onDone, onClose, onErased } = props;
  const { name, has_contact_name, number, user_id, is_done } = conversation;
  const mayChange = useMay("send");
  return (
    <aside
      aria-label="Details"
      className="flex min-h-0 flex-col overflow-y-auto border-line bg-panel wide:border-s"
    >
      <header className="flex min-h-14 shrink-0 items-center justify-between border-b border-line px-4">
        <h2 className="text-[1rem] font-semibold tracking-tight">Details</h2>
        <IconButton label="Close details" onClick={onClose} className="max-medium:size-11">
          <X size="1.125rem" aria-hidden />
        </IconButton>
      </header>
      <div className={BLOCK}>
        <Assigned conversation={conversation} onAssign={onAssign} />
        <FaultLine fault={actionError} />
        <dl className="grid grid-cols-[5.5rem_minmax(0,1fr)] items-center gap-x-3 gap-y-2 break-words">
          {has_contact_name && (
            <>
              <dt className="text-label text-soft">Contact</dt>
              <dd>
                <bdi>{name}</bdi>
              </dd>
            </>
          )}
          <dt className="text-label text-soft">Number</dt>
          <dd className="flex flex-wrap items-center gap-2">
            <bdi dir="ltr">{number ?? "None"}</bdi>
            {number !== null && <CopyButton text={number} label="Copy number" isIconOnly />}
          </dd>
          {number === null && user_id !== null && (
            <>
              <dt className="text-label text-soft">WhatsApp ID</dt>
              <dd dir="ltr" className="text-start font-mono text-note break-all">
                {user_id}
              </dd>
            </>
          )}
        </dl>
        {mayChange && (
          <div>
            <Button className="medium:hidden max-medium:h-11" onClick={onDone}>
              {is_done ? "Reopen" : "Mark as done"}
            </Button>
          </div>
        )}
      </div>
      <WindowFacts conversation={conversation} now={now} />
      {marked !== null && <MarkedPreview id={marked} />}
      <PersonData conversation={conversation} onErased={onErased} />
    </aside>
  );
}
