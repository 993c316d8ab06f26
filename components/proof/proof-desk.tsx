"use client";

import type { ReactNode } from "react";
import { useProofMessage } from "./message/use-proof-message";
import { PlainLink } from "./plain-link";
import { ProofSheet } from "./proof-sheet";
import "./proof.css";

/** The page while there is no message to show: what is the matter, and the way on. */
function Aside({ title, words, children }: { title: string; words: string; children?: ReactNode }) {
  return (
    <div className="mx-auto grid min-h-[calc(100dvh-120px)] max-w-md content-center justify-items-start gap-3 p-6">
      <h1 className="text-label font-medium text-soft">Proof sheet</h1>
      <h2 className="text-title font-semibold tracking-tight">{title}</h2>
      <p className="text-soft">{words}</p>
      {children}
    </div>
  );
}

/** The proof sheet of this browser's draft, or of the message that the address carries. */
export function ProofDesk() {
  const message = useProofMessage();
  if (message === null) return <Aside title="Opening the message" words="It is read in this browser." />;
  switch (message.state) {
    case "message":
      return <ProofSheet form={message.form} code={message.code} />;
    case "empty":
      return (
        <Aside
          title="There is no draft to show yet"
          words="Write a message in the composer: this page then shows it in every look at once, and marks what is cut or wraps."
        >
          <PlainLink href="/" look="button">
            Open the composer
          </PlainLink>
        </Aside>
      );
    case "broken":
      return (
        <Aside title="This link cannot be opened" words={`${message.why}.`}>
          <PlainLink href="/proof" look="button">
            Show the draft in this browser
          </PlainLink>
          <PlainLink href="/" look="words">
            Open the composer
          </PlainLink>
        </Aside>
      );
    default:
      return message satisfies never;
  }
}
