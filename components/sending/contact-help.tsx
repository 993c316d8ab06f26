"use client";
import { useMutation } from "@tanstack/react-query";
import { useId, useState } from "react";
import * as z from "zod/mini";
import { callApi } from "@/components/client/call-api";
import { FaultLine } from "@/components/client/request-state";
import { useApiForm } from "@/components/client/use-api-form";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Field } from "@/components/ui/field";
import { type Contact, contactOrderSchema, createContactEndpoint, MAX_CONTACT_NAME } from "@/lib/api/contact";
import { sendEndpoints } from "@/lib/api/sends";
import { findNumberVariants } from "@/lib/message/number-variants";

const nameSchema = z.pick(contactOrderSchema, { name: true });

type ContactFormProps = {
  /** E.164. */
  recipient: string;
  onCreated: (contact: Contact) => void;
  onCancel: () => void;
};

/** Asks for a name to create a FlowIQ contact for a number. Sends no message. */
function ContactForm({ recipient, onCreated, onCancel }: ContactFormProps) {
  const id = useId();
  const form = useApiForm({
    schema: nameSchema,
    defaultValues: { name: "" },
    ask: ({ name }) => callApi(createContactEndpoint, { body: { name, phone_number: recipient } }),
    onDone: onCreated,
  });
  return (
    <form {...form.props} className="grid gap-2">
      <Field
        {...form.field("name")}
        id={id}
        label="Contact name"
        dir="auto"
        autoComplete="off"
        autoFocus
        required
        maxLength={MAX_CONTACT_NAME}
        note={`FlowIQ saves it with ${recipient}`}
      />
      <FaultLine fault={form.fault} />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" look="primary" aria-disabled={form.isPending}>
          {form.isPending ? "Creating…" : "Create contact"}
        </Button>
        <Button onClick={onCancel}>Cancel</Button>
      </div>
    </form>
  );
}

const describe = ({ state, name }: Contact): string => {
  if (state === "created") return `Contact created: ${name}. Nothing was sent yet.`;
  return name === ""
    ? "This number is a contact in FlowIQ already. Nothing was sent yet."
    : `This number is a contact in FlowIQ already: ${name}. Nothing was sent yet.`;
};

type ContactHelpProps = {
  /** E.164. */
  recipient: string;
  /** A new send that names the refused one, to this number or another spelling of it (E.164). */
  onSendAgain: (recipient?: string) => void;
};

/** Help after FlowIQ knew no contact for that number. Nothing is sent until a person asks. */
export function ContactHelp({ recipient, onSendAgain }: ContactHelpProps) {
  const [isNaming, setIsNaming] = useState(false);
  const [contact, setContact] = useState<Contact | null>(null);
  const variants = findNumberVariants(recipient).map((digits) => `+${digits}`);
  const [other, setOther] = useState(variants[0] ?? "");
  const [isAsking, setIsAsking] = useState(false);
  if (isNaming)
    return (
      <ContactForm
        recipient={recipient}
        onCreated={(created) => {
          setContact(created);
          setIsNaming(false);
        }}
        onCancel={() => setIsNaming(false)}
      />
    );
  return (
    <>
      {contact && <p>{describe(contact)}</p>}
      <div className="flex flex-wrap gap-2">
        {!contact && (
          <Button look="primary" onClick={() => setIsNaming(true)}>
            Create contact
          </Button>
        )}
        <Button
          autoFocus={contact !== null}
          look={contact ? "primary" : undefined}
          onClick={() => onSendAgain()}
        >
          Send again
        </Button>
        {!contact &&
          variants.map((variant) => (
            <Button
              key={variant}
              onClick={() => {
                setOther(variant);
                setIsAsking(true);
              }}
            >
              Send to <bdi dir="ltr">{variant}</bdi> instead
            </Button>
          ))}
      </div>
      <ConfirmDialog
        asked={{
          title: `Send to ${other} instead?`,
          words: `WhatsApp may know this person under this spelling of ${recipient}. A new send goes to ${other}.`,
          verb: "Send",
        }}
        isOpen={isAsking}
        onConfirm={() => onSendAgain(other)}
        onClose={() => setIsAsking(false)}
      />
    </>
  );
}

type ReceiptOfferProps = { sendId: string; messageId: string; onSettled: () => void };

/** A receipt that may explain an unknown send; a person resolves it. */
export function ReceiptOffer({ sendId, messageId, onSettled }: ReceiptOfferProps) {
  const claim = useMutation({
    mutationFn: () =>
      callApi(sendEndpoints.decide, {
        params: { id: sendId },
        body: { decision: "claim", message_id: messageId },
      }),
    onSuccess: onSettled,
  });
  return (
    <div className="grid justify-items-start gap-2">
      <p>A receipt for this message arrived. Mark as sent?</p>
      <Button
        className="max-medium:h-11"
        aria-disabled={claim.isPending}
        onClick={() => !claim.isPending && claim.mutate()}
      >
        {claim.isPending ? "Saving…" : "Mark as sent"}
      </Button>
      <FaultLine fault={claim.error} />
    </div>
  );
}
