"use client";

import { type AsideWords, PageAside } from "@/components/ui/page/page-aside";
import { useProofMessage } from "./message/use-proof-message";
import { PlainLink } from "./plain-link";
import { ProofSheet } from "./proof-sheet";
import "./proof.css";

/** The page while there is no message to show. */
const Aside = (props: AsideWords) => <PageAside page="Proof sheet" {...props} />;

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
