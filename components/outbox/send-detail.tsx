"use client";

import { ArrowLeft, X } from "lucide-react";
import { type ReactNode, useEffect, useEffectEvent, useMemo, useRef } from "react";
import { FaultNotice, Loading } from "@/components/client/request-state";
import { StillMessage } from "@/components/library/still-message";
import { UpstreamWords } from "@/components/sending/outcome";
import { IconButton } from "@/components/ui/button";
import type { SendRecord } from "@/lib/api/history";
import { parseDraftPayload } from "@/lib/message/parse-payload";
import { RecordActions } from "./record-actions";
import { EventList, RecordFacts, RecordPayload } from "./record-facts";
import { STATE_WORDS, StateMark, toHoldWords, toShownState } from "./state-mark";
import { useRecord } from "./use-record";

const IN_PLACE = "(width < 75em)";

type SendDetailProps = {
  id: string;
  /** True if opened from the list and not with the page: it then takes the focus. */
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
    <section aria-label={title} className="detail-block">
      <h3>{title}</h3>
      {children}
    </section>
  );
}

/** The send's state: one sentence, its reason, and FlowIQ's own words. */
function Standing({ record }: { record: SendRecord }) {
  const { title, upstream, detail } = record;
  const hold = toHoldWords(record);
  return (
    <div className="grid gap-1 break-words">
      <p className="font-medium">{title}</p>
      {hold && <p className="text-warn">{hold}</p>}
      <UpstreamWords upstream={upstream} detail={detail} />
      <p className="text-soft">{detail}</p>
    </div>
  );
}

/** One send: its state, actions, content and timeline. Needs its id as `key`. */
export function SendDetail(props: SendDetailProps) {
  const { id, takesFocus, toAddress, toBatchAddress, onOpen, onOpenBatch, onClose, onDeleted } = props;
  const { record, fault, askAgain, askedAt } = useRecord(id);
  const heading = useRef<HTMLHeadingElement>(null);
  const takeFocus = useEffectEvent(() => {
    if (!takesFocus) return;
    // In the list's place it starts at its top; beside the list, the scroll position stays.
    if (window.matchMedia(IN_PLACE).matches) window.scrollTo(0, 0);
    heading.current?.focus({ preventScroll: true });
  });
  // Only on opening.
  useEffect(() => takeFocus(), []);
  const payload = record?.payload;
  const draft = useMemo(() => {
    const reading = payload === undefined ? null : parseDraftPayload(payload);
    return reading?.ok ? reading.value : null;
  }, [payload]);
  return (
    <section aria-labelledby="send-title">
      <header className="sticky top-14 z-1 flex min-h-14 items-center gap-3 border-b border-line bg-panel px-4 wide:top-0 wide:ps-6">
        <div className="wide:hidden">
          {/* The list's own title is hidden with the list. */}
          <h1 className="sr-only">Outbox</h1>
          <IconButton label="Back to the outbox" onClick={onClose} className="icon-button">
            <ArrowLeft size="1.125rem" aria-hidden className="rtl:-scale-x-100" />
          </IconButton>
        </div>
        <h2
          ref={heading}
          id="send-title"
          tabIndex={-1}
          className="me-auto min-w-0 truncate rounded-sm text-[1rem]/6 font-semibold tracking-tight outline-offset-4"
        >
          {record ? <bdi>{record.name ?? record.number}</bdi> : "Send"}
        </h2>
        {record && <StateMark send={record} />}
        <span className="max-wide:hidden">
          <IconButton label="Close" onClick={onClose} className="icon-button">
            <X size="1rem" aria-hidden />
          </IconButton>
        </span>
      </header>
      <p role="status" className="sr-only">
        {record && `${STATE_WORDS[toShownState(record)].word}. ${toHoldWords(record) ?? ""}`}
      </p>
      {!record && (
        <div className="p-6">
          {fault ? (
            <FaultNotice fault={fault} unanswered="Retrying…" onAskAgain={askAgain} />
          ) : (
            <Loading words="Loading the send…" rows={6} />
          )}
        </div>
      )}
      {record && (
        <>
          <div className="detail-block border-t-0!">
            <Standing record={record} />
            {fault && <FaultNotice fault={fault} unanswered="Retrying…" onAskAgain={askAgain} />}
            <RecordActions record={record} draft={draft} onSent={onOpen} onDeleted={onDeleted} />
          </div>
          <Part title="Timeline">
            <EventList record={record} now={askedAt} />
          </Part>
          {draft && (
            <Part title="Message">
              <StillMessage draft={draft} time={record.created_at} label="Message" />
            </Part>
          )}
          <Part title="Details">
            <RecordFacts {...{ record, now: askedAt, toAddress, toBatchAddress, onOpen, onOpenBatch }} />
          </Part>
          <div className="detail-block">
            <RecordPayload payload={record.payload} />
          </div>
        </>
      )}
    </section>
  );
}
