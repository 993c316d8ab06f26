"use client";

import { LayoutGrid, PencilLine } from "lucide-react";
import { type ReactNode, Suspense, useRef, useState } from "react";
import { markDraft } from "@/components/client/saved-drafts";
import { LookControls } from "@/components/looks/look-controls";
import { useLook } from "@/components/looks/use-look";
import { SENT_TIME } from "@/components/preview/bubble";
import { Chat } from "@/components/preview/chat";
import { TextBubble } from "@/components/preview/text-bubble";
import { toTextDirection } from "@/components/preview/text-direction";
import { toMessageName } from "@/components/proof/proof-message";
import { ListRehearsal } from "@/components/rehearsal/list-rehearsal";
import { useShareCode } from "@/components/share/use-share-code";
import { CopyButton } from "@/components/ui/copy-button";
import { lazyPart } from "@/components/ui/lazy-part";
import { PlainLink } from "@/components/ui/page-link";
import { formatShareFragment } from "@/lib/message/codecs/share-fragment";
import { hashPayload, toShownHash } from "@/lib/message/content-hash";
import type { DraftForm } from "@/lib/message/draft";
import { toMessage } from "@/lib/message/message";
import { toPayload } from "@/lib/message/payload";
import { formatJson } from "@/lib/message/snippets";

const AudioRehearsal = lazyPart(() => import("@/components/rehearsal/audio-rehearsal"), "The audio preview");
const FitWide = lazyPart(() => import("@/components/looks/fit-wide"), "The wide look");

/** A shared message in a chat, to tap through in any look. It fetches nothing by itself. */
function MessageRehearsal({ form }: { form: DraftForm }) {
  const [look, changeLook] = useLook();
  const place = useRef<HTMLDivElement>(null);
  const [isOpen, setIsOpen] = useState(false);
  return (
    <section aria-label="Preview" ref={place} className="flex min-w-0 flex-col">
      {/* On a phone the message comes first. */}
      <div className="flex flex-wrap gap-2 pb-3 max-medium:order-last max-medium:pt-3">
        <LookControls look={look} onChange={changeLook} />
      </div>
      {form.kind === "list" && (
        <ListRehearsal draft={form} look={look} quote={null} isOpen={isOpen} onOpen={setIsOpen} />
      )}
      {form.kind === "text" && (
        <Chat look={look}>
          <TextBubble text={form.text} quote={null} time={SENT_TIME} dir={toTextDirection(look)} />
        </Chat>
      )}
      {form.kind === "audio" && (
        <Suspense fallback={<Chat look={look}>{null}</Chat>}>
          <AudioRehearsal audioUrl={form.audioUrl} look={look} quote={null} isFetchedOnPlay />
        </Suspense>
      )}
      {look.width === "web" && (
        <Suspense>
          <FitWide place={place} platform={look.platform} />
        </Suspense>
      )}
    </section>
  );
}

type MessageActionsProps = { form: DraftForm; code: string | null };

/** What can be done with a shared message. */
function MessageActions({ form, code }: MessageActionsProps) {
  const share = useShareCode(form, code);
  const fragment = share.state === "code" ? formatShareFragment(share.code) : "";
  return (
    <div role="group" aria-label="Message" className="flex flex-wrap items-center gap-2">
      {fragment !== "" && (
        <>
          <PlainLink href={`/${fragment}`} look="button" onClick={markDraft}>
            <PencilLine size="0.9375rem" aria-hidden />
            Open in composer
          </PlainLink>
          <PlainLink href={`/proof${fragment}`} look="button">
            <LayoutGrid size="0.9375rem" aria-hidden />
            Proof sheet
          </PlainLink>
        </>
      )}
      <CopyButton text={formatJson(toPayload(toMessage(form)))} label="Copy JSON" words="Copy JSON" />
      {share.state === "none" && (
        <p className="basis-full text-note text-warn">
          Can’t open it in the composer: {share.why}. Copy the JSON and import it there.
        </p>
      )}
    </div>
  );
}

type SharedMessageProps = {
  form: DraftForm;
  /** The message's share code; null if it is stored on the server. */
  code: string | null;
  /** What is known about a message stored on the server. */
  children?: ReactNode;
};

/** One message to view and to rehearse, without any data about who shared it. */
export function SharedMessage({ form, code, children }: SharedMessageProps) {
  return (
    <div className="mx-auto grid max-w-[56rem] items-start gap-x-10 gap-y-5 p-4 medium:grid-cols-[minmax(0,404px)_minmax(0,1fr)] medium:grid-rows-[auto_1fr] medium:p-6">
      <div className="grid gap-1 medium:col-start-2">
        <h1 className="text-label font-medium text-soft">Shared message</h1>
        <p dir="auto" className="line-clamp-2 text-title font-semibold tracking-tight break-words">
          {toMessageName(form)}
        </p>
      </div>
      <div className="min-w-0 medium:sticky medium:top-20 medium:col-start-1 medium:row-span-2 medium:row-start-1">
        <MessageRehearsal form={form} />
      </div>
      <div className="grid min-w-0 gap-6 medium:col-start-2">
        <MessageActions form={form} code={code} />
        {children}
        <p className="text-note text-faint">
          Content code{" "}
          <span className="font-mono">{toShownHash(hashPayload(toPayload(toMessage(form))))}</span>. The same
          code means the same message.
        </p>
      </div>
    </div>
  );
}
