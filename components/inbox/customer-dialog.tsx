"use client";

import { useQuery } from "@tanstack/react-query";
import * as z from "zod/mini";
import { FaultLine } from "@/components/client/request-state";
import { useApiForm } from "@/components/client/use-api-form";
import { toBubbleContent } from "@/components/inbox/thread/message-bubble";
import { toLine } from "@/components/inbox/thread/quoted-line";
import { Button } from "@/components/ui/button";
import { DialogFrame } from "@/components/ui/dialog-frame";
import { AreaField, ChoiceField, Field } from "@/components/ui/field";
import { Segmented } from "@/components/ui/segmented";
import type { Conversation, ThreadMessage } from "@/lib/api/inbox";
import { type CustomerAct, EVENT_TWISTS, sandboxNumberSchema } from "@/lib/api/inbox-sandbox";
import { fetchMessages, postCustomerAct } from "./inbox-requests";

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

const KINDS = [
  { value: "text", name: "Text" },
  { value: "pick", name: "Pick" },
  { value: "audio", name: "Audio" },
  { value: "receipts", name: "Receipts" },
] as const satisfies readonly { value: CustomerAct["kind"]; name: string }[];

/** `target`, `row`: IDs of what was chosen; the first if that is not there. */
const formSchema = z
  .object({
    kind: z.enum(["text", "pick", "audio", "receipts"]),
    number: z.pipe(
      z.string(),
      z.pipe(
        z.transform((typed: string) => typed.replace(/[\s()-]/g, "")),
        sandboxNumberSchema,
      ),
    ),
    text: z.string(),
    target: z.string(),
    row: z.string(),
    as: z.enum(WRAPPINGS),
    twist: z.enum(EVENT_TWISTS),
  })
  .check(({ value: { kind, text }, issues }) => {
    if (kind === "text" && text.trim() === "")
      issues.push({
        code: "custom",
        message: "Write what the customer says.",
        path: ["text"],
        input: text,
      });
  });
type Typed = z.output<typeof formSchema>;

/** Our own messages to that number that a customer can reply to, latest first. */
const listTargets = (messages: readonly ThreadMessage[]) =>
  messages.filter(({ direction, message_id }) => direction === "out" && message_id !== null);

function listRows(target: ThreadMessage | undefined) {
  const draft = target ? toBubbleContent(target.content) : null;
  return draft?.kind === "list" ? draft.sections.flatMap(({ rows }) => rows) : [];
}

/** What the customer does, or null if it needs a message that was not sent to them yet. */
function toAct(
  { kind, number, text, row, as, twist }: Typed,
  target: ThreadMessage | undefined,
): CustomerAct | null {
  const messageId = target?.message_id ?? null;
  switch (kind) {
    case "text":
      return { kind, number, text, twist };
    case "audio":
      return { kind, number, twist };
    case "pick": {
      const found = listRows(target).find(({ id }) => id === row) ?? listRows(target)[0];
      if (!found || messageId === null) return null;
      const { id, title, description } = found;
      const picked = { id, title, ...(description === "" ? {} : { description }) };
      return { kind, number, reply_to: messageId, row: picked, as, twist };
    }
    case "receipts":
      return messageId === null ? null : { kind, number, message_id: messageId, twist };
    default:
      return kind satisfies never;
  }
}

type CustomerDialogProps = {
  isOpen: boolean;
  /** Whose number the form begins with. */
  number: string;
  conversations: readonly Conversation[];
  onClose: () => void;
};

const FORM = "customer-form";

/** Sandbox: acts as a customer (text, pick, audio, receipts), correctly or with a chosen fault. */
export function CustomerDialog({ isOpen, number: here, conversations, onClose }: CustomerDialogProps) {
  const form = useApiForm({
    schema: formSchema,
    defaultValues: {
      ...{ kind: "text", number: here, text: "" },
      ...{ target: "", row: "", as: "json", twist: "none" },
    },
    ask: async (typed: Typed) => {
      const act = toAct(typed, target);
      return act && postCustomerAct(act);
    },
    onDone: (posted) => {
      if (!posted) return;
      form.setValue("text", "");
      onClose();
    },
  });
  const { kind, number, row, as, twist } = form.values;
  const known = conversations.find((one) => one.number === number.replace(/[\s()-]/g, ""));
  const needsTarget = kind === "pick" || kind === "receipts";
  const thread = useQuery({
    queryKey: ["inbox", "targets", known?.id],
    queryFn: () => fetchMessages(known?.id ?? ""),
    enabled: isOpen && known !== undefined && needsTarget,
  });
  const targets = listTargets(thread.data?.messages ?? []).filter(
    (one) => kind !== "pick" || listRows(one).length > 0,
  );
  const target = targets.find(({ id }) => id === form.values.target) ?? targets[0];
  const isLacking = needsTarget && !target;
  return (
    <DialogFrame
      isOpen={isOpen}
      onClose={onClose}
      title="Customer writes"
      findInitialFocus={form.findFirstField}
      description="The sandbox makes the same event that FlowIQ would post."
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form={FORM} look="primary" aria-disabled={form.isPending || isLacking}>
            {form.isPending ? "Sending…" : "Send the event"}
          </Button>
        </>
      }
    >
      <form {...form.props} id={FORM} className="grid gap-4" noValidate>
        <Segmented
          label="What happens"
          name="customer.kind"
          value={kind}
          options={KINDS}
          onChange={(chosen) => form.setValue("kind", chosen)}
        />
        <Field
          id="customer-number"
          label="Customer’s number"
          type="tel"
          dir="ltr"
          autoComplete="off"
          note="With country code, e.g. +27 82 345 6789"
          {...form.field("number")}
        />
        {kind === "text" && (
          <AreaField
            id="customer-text"
            label="What the customer says"
            rows={3}
            dir="auto"
            maxLength={4_096}
            {...form.field("text")}
          />
        )}
        {isLacking && (
          <p role="status" className="text-note text-soft">
            {thread.isLoading
              ? "Loading the messages to this number…"
              : `Send a ${kind === "pick" ? "list" : "message"} to this number first.`}
          </p>
        )}
        {needsTarget && target && (
          <ChoiceField
            id="customer-target"
            label={kind === "pick" ? "List" : "Message"}
            value={target.id}
            options={targets.map((one) => ({ value: one.id, name: toLine(one) }))}
            onChange={(id) => {
              form.setValue("target", id);
              form.setValue("row", "");
            }}
          />
        )}
        {kind === "pick" && target && (
          <>
            <ChoiceField
              id="customer-row"
              label="Row"
              value={row || (listRows(target)[0]?.id ?? "")}
              options={listRows(target).map(({ id, title }) => ({ value: id, name: title }))}
              onChange={(id) => form.setValue("row", id)}
            />
            <ChoiceField
              id="customer-as"
              label="How the pick arrives"
              value={as}
              options={WRAPPINGS.map((value) => ({ value, name: WRAPPING_NAMES[value] }))}
              note="FlowIQ doesn’t document it."
              onChange={(chosen) => form.setValue("as", chosen)}
            />
          </>
        )}
        <ChoiceField
          id="customer-twist"
          label="What goes wrong"
          value={twist}
          options={EVENT_TWISTS.map((value) => ({ value, name: TWIST_NAMES[value] }))}
          onChange={(chosen) => form.setValue("twist", chosen)}
        />
        <FaultLine fault={form.fault} />
      </form>
    </DialogFrame>
  );
}
