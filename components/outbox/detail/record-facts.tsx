import type { ReactNode } from "react";
import { PageLink } from "@/components/outbox/page-link";
import { formatMoment } from "@/components/time/times";
import { toKindWord } from "@/components/outbox/state/state-words";
import { TimeStamp } from "@/components/time/time-stamp";
import { CopyButton } from "@/components/ui/copy-button";
import type { SendRecord } from "@/lib/outbox/contract/history";

const LINK = "rounded-sm text-accent underline";

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
    <dt className="text-faint">{name}</dt>
    <dd className="min-w-0">{children}</dd>
  </>
);

const Id = ({ children }: { children: string }) => (
  <span className="font-mono text-note break-all">{children}</span>
);

/** Who, to whom, which, when, and what it is connected with. */
export function RecordFacts(props: RecordFactsProps) {
  const { record, now, toAddress, toBatchAddress, onOpen, onOpenBatch } = props;
  const { recipient, reply_to, message_id, batch_id, resend_of, resent_as } = record;
  return (
    <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-5 gap-y-1.5 break-words">
      <Fact name="To">
        <bdi dir="ltr" className="font-medium tabular-nums">
          {recipient}
        </bdi>
      </Fact>
      {reply_to !== null && (
        <Fact name="Reply to">
          <Id>{reply_to}</Id>
        </Fact>
      )}
      {message_id !== null && (
        <Fact name="Message ID">
          <span className="flex flex-wrap items-start justify-between gap-2">
            <span className="min-w-0 flex-1 basis-40">
              <Id>{message_id}</Id>
            </span>
            <CopyButton text={message_id} label="Copy message ID" />
          </span>
        </Fact>
      )}
      <Fact name="Kind">{toKindWord(record.message_type)}</Fact>
      <Fact name="Asked for">
        <TimeStamp time={record.created_at}>{formatMoment(record.created_at, now)}</TimeStamp>
        {record.who !== "" && ` by ${record.who}`}
      </Fact>
      {batch_id !== null && (
        <Fact name="Batch">
          <PageLink href={toBatchAddress(batch_id)} onGo={() => onOpenBatch(batch_id)} className={LINK}>
            Show the whole batch
          </PageLink>
        </Fact>
      )}
      {resend_of !== null && (
        <Fact name="Repeats">
          <PageLink href={toAddress(resend_of)} onGo={() => onOpen(resend_of)} className={LINK}>
            An earlier send
          </PageLink>
        </Fact>
      )}
      {resent_as !== null && (
        <Fact name="Sent again">
          <PageLink href={toAddress(resent_as)} onGo={() => onOpen(resent_as)} className={LINK}>
            As a later send
          </PageLink>
        </Fact>
      )}
    </dl>
  );
}
