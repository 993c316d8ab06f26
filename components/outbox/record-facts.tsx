import type { ReactNode } from "react";
import { CopyButton } from "@/components/ui/copy-button";
import { TimeStamp } from "@/components/ui/moment";
import { formatDay, formatExactClock, formatMoment } from "@/components/ui/times";
import { PageLink } from "@/components/ui/page-link";
import type { SendEvent, SendRecord } from "@/lib/api/history";
import type { Delivery } from "@/lib/api/send-view";
import { INKS, STATE_WORDS, toKindWord } from "./state-mark";

const LINK = "rounded-sm font-medium text-accent underline";

type RecordFactsProps = {
  record: SendRecord;
  /** Epoch ms. */
  now: number;
  toAddress: (id: string) => string;
  toBatchAddress: (batch: string) => string;
  onOpen: (id: string) => void;
  onOpenBatch: (batch: string) => void;
};

const Fact = ({ name, children }: { name: string; children: ReactNode }) => (
  <>
    <dt>{name}</dt>
    <dd className="min-w-0">{children}</dd>
  </>
);

const Id = ({ children }: { children: string }) => (
  <span dir="ltr" className="font-mono text-note break-all">
    {children}
  </span>
);

/** Who sent what to whom and when, and what it is connected with. */
export function RecordFacts(props: RecordFactsProps) {
  const { record, now, toAddress, toBatchAddress, onOpen, onOpenBatch } = props;
  const { number, reply_to, message_id, batch_id, resend_of, resent_as } = record;
  return (
    <dl className="facts">
      <Fact name="Recipient">
        <bdi dir="ltr" className="tabular-nums">
          {number}
        </bdi>
      </Fact>
      <Fact name="Created">
        <TimeStamp time={record.created_at}>{formatMoment(record.created_at, now)}</TimeStamp>
        {record.who !== "" && ` by ${record.who}`}
      </Fact>
      <Fact name="Type">{toKindWord(record.message_type)}</Fact>
      {reply_to !== null && (
        <Fact name="Reply to">
          <Id>{reply_to}</Id>
        </Fact>
      )}
      {message_id !== null && (
        <Fact name="Message ID">
          <span className="flex items-start justify-between gap-2">
            <Id>{message_id}</Id>
            <CopyButton text={message_id} label="Copy message ID" isIconOnly />
          </span>
        </Fact>
      )}
      {batch_id !== null && (
        <Fact name="Batch">
          <PageLink href={toBatchAddress(batch_id)} onGo={() => onOpenBatch(batch_id)} className={LINK}>
            Show the batch
          </PageLink>
        </Fact>
      )}
      {resend_of !== null && (
        <Fact name="Repeats">
          <PageLink href={toAddress(resend_of)} onGo={() => onOpen(resend_of)} className={LINK}>
            Show the earlier send
          </PageLink>
        </Fact>
      )}
      {resent_as !== null && (
        <Fact name="Sent again">
          <PageLink href={toAddress(resent_as)} onGo={() => onOpen(resent_as)} className={LINK}>
            Show the later send
          </PageLink>
        </Fact>
      )}
    </dl>
  );
}

type Step = { at: number; state: Delivery["state"]; title: string; note: string };

const STEP_TITLES: Partial<Record<Delivery["state"], string>> = {
  accepted: "Accepted by FlowIQ",
  sent: "Sent to WhatsApp",
  failed: "WhatsApp couldn’t deliver it",
};

const SERVER = "Menuet";

/** A note on a change; the outbox's own steps need only their title. */
function toNote({ from, to, why, who }: SendEvent): string {
  const person = who === "" || who === SERVER ? "" : `by ${who}`;
  if (from === null) return person && `Sent ${person}`;
  return to === "accepted" ? person : [why, person].filter(Boolean).join(", ");
}

/** All changes of the send, then the receipts' times, sorted. A finished attempt adds no step. */
function toSteps({ events, delivery }: SendRecord): Step[] {
  const { sent_at = null, delivered_at = null, read_at = null, failed_at = null } = delivery ?? {};
  const receipts = { sent: sent_at, delivered: delivered_at, read: read_at, failed: failed_at };
  const toTitle = (state: Delivery["state"]) => STEP_TITLES[state] ?? STATE_WORDS[state].word;
  const shown = events.filter(({ to }, at) => to !== "sending" || at === events.length - 1);
  return [
    ...shown.map((event) => ({
      ...{ at: event.at, state: event.to, title: toTitle(event.to), note: toNote(event) },
    })),
    ...(["sent", "delivered", "read", "failed"] as const).flatMap((state) => {
      const at = receipts[state];
      return at === null ? [] : [{ at, state, title: toTitle(state), note: "" }];
    }),
  ].sort((one, other) => one.at - other.at);
}

/** "12:04:11" if today, else with its day. */
const formatStep = (at: number, now: number): string => {
  const day = formatDay(at, now);
  return day === "Today" ? formatExactClock(at) : `${day}, ${formatExactClock(at)}`;
};

/** A send's timeline, in order. */
export const EventList = ({ record, now }: { record: SendRecord; now: number }) => (
  <ol className="steps">
    {toSteps(record).map(({ at, state, title, note }, index) => {
      const { Icon, tone } = STATE_WORDS[state];
      return (
        <li key={index}>
          <Icon size="1.125rem" aria-hidden className={INKS[tone]} />
          <span className="font-medium">{title}</span>
          <TimeStamp time={at} className="text-[0.75rem]/5 text-faint tabular-nums">
            {formatStep(at, now)}
          </TimeStamp>
          {note !== "" && <span className="step-note first-letter:uppercase">{note}</span>}
        </li>
      );
    })}
  </ol>
);

/** FlowIQ's JSON as sent, on demand. */
export function RecordPayload({ payload }: { payload: unknown }) {
  const json = JSON.stringify(payload, null, 2);
  return (
    <details className="group">
      <summary className="w-fit rounded-sm text-label font-medium">JSON sent to FlowIQ</summary>
      <div className="relative mt-2">
        <pre
          tabIndex={0}
          aria-label="JSON"
          dir="ltr"
          className="max-h-[60vh] overflow-auto rounded-[10px] bg-sunk p-3.5 pe-14 font-mono text-note/[1.1875rem] text-soft"
        >
          {json}
        </pre>
        <div className="absolute end-2 top-2">
          <CopyButton text={json} label="Copy JSON" isIconOnly />
        </div>
      </div>
    </details>
  );
}
