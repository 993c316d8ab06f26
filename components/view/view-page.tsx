"use client";

import { startTransition, Suspense, useEffect, useState } from "react";
import { lazyPart } from "@/components/ui/lazy-part";
import { PlainLink } from "@/components/ui/page-link";
import { findShareCode } from "@/lib/message/codecs/share-fragment";
import type { DraftForm } from "@/lib/message/draft";
import { normaliseTexts } from "@/lib/message/texts";
import { Aside } from "./aside";
import { SharedMessage } from "./shared-message";

/**
 * What the address names: a message as share code, a short link's secret, or a review's link id.
 */
type ViewMessage =
  | { state: "message"; form: DraftForm; code: string }
  | { state: "kept"; secret: string }
  | { state: "review"; id: string }
  | { state: "none" }
  | { state: "broken"; why: string };

const COULD_NOT_READ = "Couldn’t load the code that reads links. Check the connection";
const SECRET = /^[\w-]{43}$/;
const ID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/;
const CUT = "The link is damaged or incomplete. Ask for a new one";

const check = (text: string, form: RegExp, found: ViewMessage): ViewMessage =>
  form.test(text) ? found : { state: "broken", why: CUT };

async function readCode(code: string): Promise<ViewMessage> {
  const reader = await import("@/lib/message/codecs/share-code").catch(() => null);
  if (!reader) return { state: "broken", why: COULD_NOT_READ };
  const reading = await reader.parseShareCode(code);
  return reading.ok
    ? { state: "message", form: normaliseTexts(reading.form), code }
    : { state: "broken", why: reading.why };
}

/** What an address's fragment names, with or without its "#"; asks no server. */
export async function readViewMessage(fragment: string): Promise<ViewMessage> {
  const code = findShareCode(fragment);
  if (code !== null) return readCode(code);
  const words = new URLSearchParams(fragment.replace(/^#/, ""));
  const [secret, id] = [words.get("s"), words.get("r")];
  if (secret !== null) return check(secret, SECRET, { state: "kept", secret });
  if (id !== null) return check(id, ID, { state: "review", id });
  return { state: "none" };
}

/** The message in the page's address, null until read; follows the address. */
function useViewMessage(): ViewMessage | null {
  const [message, setMessage] = useState<ViewMessage | null>(null);
  useEffect(() => {
    let turn = 0;
    const read = async () => {
      turn += 1;
      const own = turn;
      const found = await readViewMessage(location.hash);
      // Only the last read counts: an earlier link may take longer to decode.
      if (own === turn) startTransition(() => setMessage(found));
    };
    void read();
    window.addEventListener("hashchange", read);
    return () => {
      turn = -1;
      window.removeEventListener("hashchange", read);
    };
  }, []);
  return message;
}

const loadShortLink = () => import("./short-link-message");
const OpenedMessage = lazyPart(
  async () => ({ default: (await loadShortLink()).OpenedMessage }),
  "The message",
);
const ReviewedMessage = lazyPart(
  async () => ({ default: (await loadShortLink()).ReviewedMessage }),
  "The message",
);

const OPENING = <Aside title="Opening the message…" words="This browser is reading it." />;
const ASKING = <Aside title="Opening the message…" words="Loading it from the server." />;

/** The message that the address names. `isMember`: the visitor is signed in. */
export function ViewPage({ isMember }: { isMember: boolean }) {
  const message = useViewMessage();
  if (message === null) return OPENING;
  switch (message.state) {
    case "message":
      return <SharedMessage key={message.code} form={message.form} code={message.code} />;
    case "kept":
      return (
        <Suspense fallback={ASKING}>
          <OpenedMessage key={message.secret} secret={message.secret} isMember={isMember} />
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
          title="This address has no message"
          words="The link may be incomplete. Ask the sender for the complete link."
        >
          <PlainLink href="/" look="button">
            Open the composer
          </PlainLink>
        </Aside>
      );
    case "broken":
      return (
        <Aside title="This link doesn’t work" words={`${message.why}.`}>
          <PlainLink href="/" look="button">
            Open the composer
          </PlainLink>
        </Aside>
      );
    default:
      return message satisfies never;
  }
}
