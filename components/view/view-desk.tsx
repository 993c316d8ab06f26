"use client";

import { lazy, Suspense } from "react";
import { PlainLink } from "@/components/proof/plain-link";
import { Aside } from "./aside";
import { useViewMessage } from "./message/use-view-message";
import { SharedMessage } from "./shared-message";

const KeptMessage = lazy(() => import("./kept/kept-message"));
const ReviewedMessage = lazy(() => import("./kept/reviewed-message"));

const OPENING = <Aside title="Opening the message" words="It is read in this browser." />;
const ASKING = <Aside title="Opening the message" words="Menuet's server is asked for it." />;

/** The message that the address names, for whoever has the address. `isMember`: whoever looks is signed in. */
export function ViewDesk({ isMember }: { isMember: boolean }) {
  const message = useViewMessage();
  if (message === null) return OPENING;
  switch (message.state) {
    case "message":
      return <SharedMessage key={message.code} form={message.form} code={message.code} />;
    case "kept":
      return (
        <Suspense fallback={ASKING}>
          <KeptMessage key={message.secret} secret={message.secret} isMember={isMember} />
        </Suspense>
      );
    case "review":
      return (
        <Suspense fallback={ASKING}>
          <ReviewedMessage key={message.id} id={message.id} isMember={isMember} />
        </Suspense>
      );
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
