"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { FaultLine } from "@/components/client/request-state";
import { toBubbleContent } from "@/components/inbox/thread/message-bubble";
import { toLine } from "@/components/inbox/thread/quoted-line";
import { Button } from "@/components/ui/button";
import { DialogFrame } from "@/components/ui/dialog-frame";
import { AreaField, ChoiceField, Field } from "@/components/ui/field";
import { Segmented } from "@/components/ui/segmented";
import type { Conversation, ThreadMessage } from "@/lib/api/inbox";
import { type CustomerAct, EVENT_TWISTS, SAMPLE_NUMBER } from "@/lib/api/inbox-sandbox";
import { fetchMessages, postCustomerAct } from "./inbox-requests";

type Kind = CustomerAct["kind"];
type Twist = (typeof EVENT_TWISTS)[number];

const TWIST_NAMES: Record<Twist, string> = {
  none: "Nothing",
  doubled: "The event comes twice",
  reordered: "Events come in the wrong order",
  late: "Events come late",
  failed: "The message fails",
  foreign: "Another organization’s event",
};
const WRAPPINGS = ["json", "id", "title", "title and description"] as const;
const WRAPPING_NAMES = {
  json: "As JSON",
  id: "As the row’s ID",
  title: "As the row’s title",
  "title and description": "As title and description",
};

type Typed = {
  kind: Kind;
  number: string;
  text: string;
  target: string;
  row: string;
  as: (typeof WRAPPINGS)[number];
  twist: Twist;
};

/** Our own messages to that number that a customer can reply to, latest first. */
const listTargets = (messages: readonly ThreadMessage[]) =>
  messages.filter(({ direction, message_id }) => direction === "out" && message_id !== null);

function listRows(target: ThreadMessage | undefined) {
  const draft = target ? toBubbleContent(target.content) : null;
  return draft?.kind === "list" ? draft.sections.flatMap(({ rows }) => rows) : [];
}

function toAct(
  { kind, number, text, row, as, twist }: Typed,
  target: ThreadMessage | undefined,
): CustomerAct | string {
  const messageId = target?.message_id ?? null;
  switch (kind) {
    case "text":
      return text.trim() === "" ? "Write what the customer says." : { kind, number, text, twist };
    case "audio":
      return { kind, number, twist };
    case "pick": {
      const found = listRows(target).find(({ id }) => id === row) ?? listRows(target)[0];
      if (!found || messageId === null) return "Send a list to this number first.";
      const { id, title, description } = found;
      const picked = { id, title, ...(description === "" ? {} : { description }) };
      return { kind, number, reply_to: messageId, row: picked, as, twist };
    }
    case "receipts":
      return messageId === null
        ? "Send a message to this number first."
        : { kind, number, message_id: messageId, twist };
    default:
      return kind satisfies never;
  }
}

type CustomerDialogProps = {
  isOpen: boolean;
  openId: string | null;
  conversations: readonly Conversation[];
  onClose: () => void;
};

/** Sandbox: acts as a customer (text, pick, audio, receipts), correctly or with a chosen fault. */
export function CustomerDialog({ isOpen, openId, conversations, onClose }: CustomerDialogProps) {
  const here = conversations.find(({ id }) => id === openId);
  const [typed, setTyped] = useState<Typed>({
    ...{ kind: "text", number: "", text: "", target: "", row: "", as: "json", twist: "none" },
  });
  const [hitch, setHitch] = useState("");
  const number = typed.number || (here?.number ?? SAMPLE_NUMBER);
  const known = conversations.find((one) => one.number === number);
  const thread = useQuery({
    queryKey: ["inbox", "targets", known?.id],
    queryFn: () => fetchMessages(known?.id ?? ""),
    enabled: isOpen && known !== undefined && (typed.kind === "pick" || typed.kind === "receipts"),
  });
  const targets = listTargets(thread.data?.messages ?? []).filter(
    (one) => typed.kind !== "pick" || listRows(one).length > 0,
  );
  const target = targets.find(({ id }) => id === typed.target) ?? targets[0];
  const act = useMutation({
    mutationFn: postCustomerAct,
    onSuccess: () => {
      setTyped({ ...typed, text: "" });
      onClose();
    },
  });
  const change = (next: Partial<Typed>) => {
    setHitch("");
    setTyped({ ...typed, ...next });
  };
  const submit = () => {
    const made = toAct({ ...typed, number }, target);
    if (typeof made === "string") setHitch(made);
    else act.mutate(made);
  };
  return (
    <DialogFrame
      isOpen={isOpen}
      onClose={onClose}
      title="Customer writes"
      description="The sandbox makes the same event that FlowIQ would post."
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" aria-disabled={act.isPending} onClick={submit}>
            {act.isPending ? "Sending…" : "Send the event"}
          </Button>
        </>
      }
    >
      <Segmented
        label="What happens"
        name="customer.kind"
        value={typed.kind}
        options={[
          { value: "text", name: "Text" },
          { value: "pick", name: "Pick" },
          { value: "audio", name: "Audio" },
          { value: "receipts", name: "Receipts" },
        ]}
        onChange={(kind) => change({ kind })}
      />
      <Field
        id="customer-number"
        label="Customer’s number"
        type="tel"
        dir="ltr"
        value={number}
        note="With country code, e.g. +27 82 345 6789"
        onChange={({ target: { value } }) => change({ number: value.replace(/[\s()-]/g, "") })}
      />
      {typed.kind === "text" && (
        <AreaField
          id="customer-text"
          label="What the customer says"
          rows={3}
          maxLength={4_096}
          value={typed.text}
          onChange={({ target: { value } }) => change({ text: value })}
        />
      )}
      {(typed.kind === "pick" || typed.kind === "receipts") && target && (
        <ChoiceField
          id="customer-target"
          label={typed.kind === "pick" ? "List" : "Message"}
          value={target.id}
          options={targets.map((one) => ({ value: one.id, name: toLine(one) }))}
          onChange={(id) => change({ target: id, row: "" })}
        />
      )}
      {typed.kind === "pick" && target && (
        <>
          <ChoiceField
            id="customer-row"
            label="Row"
            value={typed.row || (listRows(target)[0]?.id ?? "")}
            options={listRows(target).map(({ id, title }) => ({ value: id, name: title }))}
            onChange={(row) => change({ row })}
          />
          <ChoiceField
            id="customer-as"
            label="How the pick arrives"
            value={typed.as}
            options={WRAPPINGS.map((value) => ({ value, name: WRAPPING_NAMES[value] }))}
            note="FlowIQ doesn’t document it."
            onChange={(as) => change({ as })}
          />
        </>
      )}
      <ChoiceField
        id="customer-twist"
        label="What goes wrong"
        value={typed.twist}
        options={EVENT_TWISTS.map((value) => ({ value, name: TWIST_NAMES[value] }))}
        onChange={(twist) => change({ twist })}
      />
      {hitch !== "" && (
        <p role="alert" className="text-note text-bad">
          {hitch}
        </p>
      )}
      <FaultLine fault={act.error} />
    </DialogFrame>
  );
}
