"use client";

import { useState } from "react";
import { AskError, toAskError } from "@/components/client/call-api";
import { FaultLine } from "@/components/client/request-state";
import { useEnvelope, useSandbox } from "@/components/composer/use-draft";
import { postCustomerAct } from "@/components/inbox/inbox-requests";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { SAMPLE_NUMBER } from "@/lib/api/inbox-sandbox";
import { readRecipient } from "@/lib/message/recipient";
import { type PickedRow, toListReplyWebhook } from "@/lib/whatsapp/list-reply-webhook";

type Posting = "none" | "sending" | "sent" | AskError;

/** Sandbox only: posts the pick as an event, from the recipient's number or the sample one. */
function SendToInbox({ picked }: { picked: PickedRow }) {
  const { getValues } = useEnvelope();
  const [posting, setPosting] = useState<Posting>("none");
  const [sender, setSender] = useState(SAMPLE_NUMBER);
  const send = () => {
    if (posting === "sending") return;
    setPosting("sending");
    const reading = readRecipient(getValues("recipient"));
    const number = reading.state === "number" ? reading.e164 : SAMPLE_NUMBER;
    setSender(number);
    const { id, title, description } = picked;
    const row = { id: id.trim(), title, ...(description.trim() === "" ? {} : { description }) };
    postCustomerAct({ kind: "pick", number, row, as: "json" }).then(
      () => setPosting("sent"),
      (error: unknown) => setPosting(toAskError(error)),
    );
  };
  return (
    <div className="mb-3 grid justify-items-start gap-1.5">
      <Button className="max-medium:h-11" aria-disabled={posting === "sending"} onClick={send}>
        {posting === "sending" ? "Sending…" : "Send this tap to the inbox"}
      </Button>
      <p role="status" className="text-note text-soft">
        {posting === "sent" ? (
          <>
            Sent from <bdi dir="ltr">{sender}</bdi>.{" "}
            <a href="/inbox" className="font-medium text-accent underline">
              Open the inbox
            </a>
          </>
        ) : (
          "Sandbox only. It comes from the recipient’s number or a sample number."
        )}
      </p>
      {posting instanceof AskError && <FaultLine fault={posting} />}
    </div>
  );
}

/** The webhook that the business's server gets for the last pick. */
export default function WebhookPanel({ picked }: { picked: PickedRow }) {
  const isSandbox = useSandbox();
  const text = JSON.stringify(toListReplyWebhook(picked), null, 2);
  return (
    <section aria-labelledby="webhook-title" className="mt-4">
      {isSandbox && <SendToInbox key={picked.id} picked={picked} />}
      <div className="flex items-center gap-2">
        <h3 id="webhook-title" className="text-label font-semibold">
          Webhook
        </h3>
        <span className="me-auto min-w-0 truncate font-mono text-note text-faint">{picked.id.trim()}</span>
        <CopyButton text={text} label="Copy webhook" isIconOnly />
      </div>
      <p className="mb-2 text-note text-faint">
        In the format of Meta’s Cloud API. FlowIQ doesn’t document its own.
      </p>
      <pre
        tabIndex={0}
        dir="ltr"
        aria-label="Webhook of the pick"
        className="max-h-36 overflow-auto rounded-[10px] bg-sunk p-3 font-mono text-[0.75rem]/[1.125rem] text-soft"
      >
        {text}
      </pre>
    </section>
  );
}
