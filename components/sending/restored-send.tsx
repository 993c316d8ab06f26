"use client";

import { Dialog } from "@base-ui/react/dialog";
import { useEffect, useEffectEvent } from "react";
import { SIGNED_OUT } from "@/components/client/fault-words";
import { QueryProvider } from "@/components/client/query-provider";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { Role } from "@/lib/api/role";
import type { SendView } from "@/lib/api/send-view";
import { GatedDialog } from "./gated-dialog";
import { toOutboxAddress } from "./outcome";
import { SendAddress } from "./review-facts";
import type { SendName } from "./send-request";
import { SendStatus } from "./send-status";
import { useGate } from "./use-gate";
import { useSend } from "./use-send";

type RestoredSendProps = {
  name: SendName;
  isOpen: boolean;
  role: Role | null;
  onClose: () => void;
  onSend: (send: SendView) => void;
  onUnderWay: (isUnderWay: boolean) => void;
  /** Called with what is needed while this is closed. */
  onHitch: (words: string) => void;
  onReplyTo: (messageId: string) => void;
};

const toOutbox = ({ id }: SendView) =>
  window.location.assign(new URL(toOutboxAddress(id), window.location.href));
const noop = () => undefined;

function Restored(props: RestoredSendProps) {
  const { name, isOpen, role, onClose, onSend, onUnderWay, onHitch, onReplyTo } = props;
  const gate = useGate(role, true);
  const onSignedOut = gate.markSignedOut;
  const isGateOpen = gate.state === "open";
  const sending = useSend({ restored: name, isOpen, isGateOpen, onSend, onUnderWay, onSignedOut });
  const isShutOut = !isOpen && gate.state === "signed-out";
  const reportHitch = useEffectEvent(onHitch);
  useEffect(() => {
    if (isShutOut) reportHitch(`${SIGNED_OUT}. Sign in to see the last send`);
  }, [isShutOut]);
  const { answer } = sending;
  const send = answer?.kind === "send" ? answer.send : null;
  const isLost = answer?.kind === "no answer";
  return (
    <GatedDialog
      gate={gate}
      isOpen={isOpen}
      onClose={onClose}
      title="Send message"
      footer={<Dialog.Close render={<Button />}>Close</Dialog.Close>}
    >
      {send?.recipient !== undefined && (
        <SendAddress recipient={send.recipient} replyTo={send.reply_to ?? ""} />
      )}
      {isLost ? (
        <div role="status">
          <Notice look="open" title="Nothing was sent">
            <p>You left the page before the request reached the server. Review the message and send it.</p>
          </Notice>
        </div>
      ) : (
        <SendStatus
          sending={sending}
          recipient={send?.recipient ?? ""}
          actions={{
            onReplyTo,
            // After a reload the recipient is unknown here; the outbox can send it again.
            onSendAgain: () => send && toOutbox(send),
            onAskAgain: noop,
            onDecide: sending.decide,
          }}
        />
      )}
    </GatedDialog>
  );
}

/** A send that was open when this page was left or reloaded, in its current state. */
export default function RestoredSend(props: RestoredSendProps) {
  return (
    <QueryProvider>
      <Restored {...props} />
    </QueryProvider>
  );
}
