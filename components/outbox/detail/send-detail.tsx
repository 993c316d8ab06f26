"use client";

import { ArrowLeft, X } from "lucide-react";
import { type ReactNode, useEffect, useEffectEvent, useMemo, useRef } from "react";
import type { AskError } from "@/components/requests/ask-server";
import { StateMark } from "@/components/outbox/state/state-mark";
import { STATE_WORDS, toHoldWords } from "@/components/outbox/state/state-words";
import { Notice } from "@/components/ui/notice";
import { Button, IconButton } from "@/components/ui/button";
import type { SendRecord } from "@/lib/outbox/contract/history";
import { parseDraftPayload } from "@/lib/message/parse-payload";
import { EventList } from "./event-list";
import { RecordActions } from "./record-actions";
import { RecordFacts } from "./record-facts";
import { RecordMessage } from "./record-message";
import { RecordPayload } from "./record-payload";
import { useRecord } from "./use-record";

const IN_PLACE = "(width < 1200px)";

type SendDetailProps = {
  id: string;
  /** Opened from the list, and not with the page: then the focus comes here. */
  takesFocus: boolean;
  toAddress: (id: string) => string;
  toBatchAddress: (batch: string) => string;
  onOpen: (id: string) => void;
  onOpenBatch: (batch: string) => void;
  onClose: () => void;
  onDeleted: () => void;
};

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title} className="grid gap-2">
      <h3 className="text-label font-semibold">{title}</h3>
      {children}
    </section>
  );
}

function Standing({ record }: { record: SendRecord }) {
  const { upstream, detail } = record;
  const hold = toHoldWords(record);
  return (
    <div className="grid gap-1 break-words">
      <p className="flex flex-wrap gap-x-3">
        <StateMark {...record} />
        {hold && <span className="text-warn">{hold}</span>}
      </p>
      {upstream && (
        <p>
          FlowIQ answered {upstream.status}: {[upstream.error, upstream.message].filter(Boolean).join(". ")}
        </p>
      )}
      <p className="text-soft">{detail}</p>
    </div>
  );
}

function Fault({ fault: { problem }, onAskAgain }: { fault: AskError; onAskAgain: () => void }) {
  return (
    <div role="alert">
      <Notice
        look={problem ? "bad" : "open"}
        title={problem?.title ?? "Menuet's server does not answer just now"}
      >
        <p>{problem?.detail ?? "Menuet asks on by itself."}</p>
        <div>
          <Button onClick={onAskAgain}>Ask again</Button>
        </div>
      </Notice>
    </div>
  );
}

/** One send: how it stands, what can be done, what it was, and all that happened. Give it a `key` of the id. */
export function SendDetail(props: SendDetailProps) {
  const { id, takesFocus, toAddress, toBatchAddress, onOpen, onOpenBatch, onClose, onDeleted } = props;
  const { record, fault, askAgain, askedAt } = useRecord(id);
  const heading = useRef<HTMLHeadingElement>(null);
  const takeFocus = useEffectEvent(() => {
    if (!takesFocus) return;
    // In the list's place, it begins at its own top; beside the list, that stays where it was.
    if (window.matchMedia(IN_PLACE).matches) window.scrollTo(0, 0);
    heading.current?.focus({ preventScroll: true });
  });
  // Of the opening alone.
  useEffect(() => takeFocus(), []);
  const payload = record?.payload;
  const draft = useMemo(() => {
    const reading = payload === undefined ? null : parseDraftPayload(payload);
    return reading?.ok ? reading.value : null;
  }, [payload]);
  const title = record?.title ?? (fault ? "A send" : "Opening the send");
  return (
    <section aria-labelledby="send-title" className="grid gap-6 p-4 medium:p-6">
      <div className="grid gap-3">
        <div className="wide:hidden">
          {/* The list's own title is away with the list. */}
          <h1 className="sr-only">Outbox</h1>
          <Button look="ghost" onClick={onClose} className="-ms-2">
            <ArrowLeft size="0.9375rem" aria-hidden className="rtl:-scale-x-100" />
            Outbox
          </Button>
        </div>
        <div className="flex items-start justify-between gap-3">
          <h2
            ref={heading}
            id="send-title"
            tabIndex={-1}
            className="min-w-0 rounded-sm text-title font-semibold tracking-tight break-words"
          >
            {title}
          </h2>
          <IconButton label="Close" onClick={onClose} className="max-wide:hidden">
            <X size="1rem" aria-hidden />
          </IconButton>
        </div>
        {record && <Standing record={record} />}
        <p role="status" className="sr-only">
          {record && `${STATE_WORDS[record.state].word}. ${toHoldWords(record) ?? ""}`}
        </p>
        {fault && <Fault fault={fault} onAskAgain={askAgain} />}
      </div>
      {record && (
        <>
          <RecordActions record={record} draft={draft} onSent={onOpen} onDeleted={onDeleted} />
          <RecordFacts {...{ record, now: askedAt, toAddress, toBatchAddress, onOpen, onOpenBatch }} />
          {draft && (
            <Part title="Message">
              <RecordMessage draft={draft} time={record.created_at} />
            </Part>
          )}
          <Part title="What happened">
            <EventList events={record.events} now={askedAt} />
          </Part>
          <RecordPayload payload={record.payload} />
        </>
      )}
    </section>
  );
}
