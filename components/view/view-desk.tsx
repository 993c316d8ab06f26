"use client";

import { PlainLink } from "@/components/proof/plain-link";
import { Aside } from "./aside";
import { useViewMessage } from "./message/use-view-message";
import { SharedMessage } from "./shared-message";

/** The message that the address carries, for whoever has the address. */
export function ViewDesk() {
  const message = useViewMessage();
  if (message === null) return <Aside title="Opening the message" words="It is read in this browser." />;
  switch (message.state) {
    case "message":
      return <SharedMessage key={message.code} form={message.form} code={message.code} />;
    case "none":
      return (
        <Aside
          title="There is no message in this address"
          words="A link to a message carries it after the “#”. Ask whoever sent the link for all of it, or write a message yourself."
        >
          <PlainLink href="/" look="button">
            Open the composer
          </PlainLink>
        </Aside>
      );
    case "broken":
      return (
        <Aside title="This link cannot be opened" words={`${message.why}.`}>
          <PlainLink href="/" look="button">
            Open the composer
          </PlainLink>
        </Aside>
      );
    default:
      return message satisfies never;
  }
}
