"use client";

import { useEffect, useEffectEvent } from "react";
import { NO_NUMBERS, useDraft, useDraftStore, useEnvelope } from "@/components/composer/use-draft";
import { useCommandsStore } from "@/components/palette/commands-provider";
import { fetchAhead } from "@/components/ui/fetch-ahead";
import { isTyping } from "@/components/ui/focus";
import { NOT_LOADED } from "@/components/ui/lazy-module";
import type { Role } from "@/lib/api/role";
import type { Answer } from "@/lib/whatsapp/answer-link";

type Answering = {
  /** From now on, the message goes to this one person. */
  onAnswer: (answer: Answer) => void;
  say: (words: string) => void;
};

function begin(answer: Answer, { onAnswer, say }: Answering): void {
  onAnswer(answer);
  say(answer.recipient ? `Replying to ${answer.recipient}` : "Replying to a message of an unknown number");
}

/** Loads when the page is idle, because few pages are opened to reply. */
const loadReader = async () => ({
  ...(await import("@/lib/whatsapp/answer-link")),
  ...(await import("@/lib/whatsapp/find-wamids")),
});
fetchAhead(loadReader);

/** Begins the reply in the URL, then removes it there. */
async function beginFromAddress(answering: Answering): Promise<void> {
  const { hash } = location;
  history.replaceState(null, "", location.pathname + location.search);
  const answer = (await loadReader()).readAnswerLink(hash);
  if (answer) begin(answer, answering);
}

/** Begins a reply to the message ID in a text pasted outside the fields. */
async function beginFromPaste(text: string, answering: Answering): Promise<void> {
  const { toAnswer, findWamids } = await loadReader();
  const answer = toAnswer(text);
  const { length } = findWamids(text);
  if (answer) begin(answer, answering);
  else if (length > 1)
    answering.say(`The pasted text has ${length} message IDs. Paste only the one you reply to.`);
}

const isAsked = (): boolean => /[#&](to|re)=/.test(location.hash);

/**
 * Replies to a customer from a link ("#to=…&re=…") or a message ID pasted outside the fields.
 * Both are customer data, so they stay in the fields only, and a link works only when signed in.
 */
export function useAnswer(role: Role | null): void {
  const store = useDraftStore();
  const commands = useCommandsStore();
  const { setValue } = useEnvelope();
  const isReady = useDraft((draft) => draft.isReady);
  const makeAnswering = (): Answering => ({
    onAnswer: ({ recipient, replyTo }) => {
      setValue("many", NO_NUMBERS);
      setValue("recipient", recipient);
      setValue("replyTo", replyTo);
      commands.setState(({ asked }) => ({ asked: asked + 1 }));
    },
    say: store.say,
  });
  const attempt = (work: (answering: Answering) => Promise<void>) =>
    work(makeAnswering()).catch(() => store.say(NOT_LOADED));
  const follow = useEffectEvent(() => {
    if (!isAsked()) return;
    if (role) void attempt(beginFromAddress);
    else location.replace(`/sign-in${location.hash}`);
  });
  const paste = useEffectEvent((event: ClipboardEvent) => {
    const text = event.clipboardData?.getData("text/plain") ?? "";
    if (!isTyping(event) && /wamid(?:\.|%2e)/i.test(text))
      void attempt((answering) => beginFromPaste(text, answering));
  });
  useEffect(() => {
    if (!isReady) return;
    const change = () => follow();
    const handlePaste = (event: ClipboardEvent) => paste(event);
    change();
    window.addEventListener("hashchange", change);
    document.addEventListener("paste", handlePaste);
    return () => {
      window.removeEventListener("hashchange", change);
      document.removeEventListener("paste", handlePaste);
    };
  }, [isReady]);
}
