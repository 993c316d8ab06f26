"use client";
import { Dialog } from "@base-ui/react/dialog";
import type { ReactNode } from "react";
import { SignInSteps } from "@/components/account/sign-in-steps";
import { SIGNED_OUT } from "@/components/client/fault-words";
import { Button } from "@/components/ui/button";
import { DialogFrame } from "@/components/ui/dialog-frame";
import { Notice } from "@/components/ui/notice";
import type { Gate } from "./use-gate";

/** What is needed before a send, such as a sign-in. */
function GateBody({ gate }: { gate: Gate }) {
  if (gate.state !== "viewer") return <SignInSteps takesFocus onSignedIn={gate.markSignedIn} />;
  return (
    <Notice look="open" title="You are signed in as a viewer">
      <p>Viewers can’t send. Ask an owner to make you a sender, then try again.</p>
    </Notice>
  );
}

const STAYS = "Your draft, recipient and reply stay unchanged.";

/** The dialog's title and text while the gate is closed. */
const GATE_WORDS = {
  "sign-in": { title: "Sign in to send", words: STAYS },
  "signed-out": { title: SIGNED_OUT, words: `Sign in to continue. ${STAYS}` },
  viewer: { title: "You can’t send messages", words: STAYS },
} as const satisfies Record<Exclude<Gate["state"], "open">, { title: string; words: string }>;

type GatedDialogProps = {
  gate: Gate;
  isOpen: boolean;
  onClose: () => void;
  title: string;
  footer: ReactNode;
  children: ReactNode;
};

/** A dialog about a send; until somebody who may send is signed in, it shows what is needed. */
export function GatedDialog({ gate, title, footer, children, ...frame }: GatedDialogProps) {
  if (gate.state === "open")
    return (
      <DialogFrame {...frame} title={title} footer={footer}>
        {children}
      </DialogFrame>
    );
  const { title: gateTitle, words } = GATE_WORDS[gate.state];
  return (
    <DialogFrame
      {...frame}
      title={gateTitle}
      description={words}
      footer={<Dialog.Close render={<Button />}>Cancel</Dialog.Close>}
    >
      <GateBody gate={gate} />
    </DialogFrame>
  );
}
