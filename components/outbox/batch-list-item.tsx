import { Users } from "lucide-react";
import type { ComponentProps } from "react";
import {
  countOutcomes,
  describeOutcomes,
  formatPeople,
  type BatchOutcome,
} from "@/components/batch/batch-words";
import { PartsBar } from "@/components/batch/parts-bar";
import { useBatch } from "@/components/batch/use-batch";
import { TimeStamp } from "@/components/ui/moment";
import { PageLink } from "@/components/ui/page-link";
import { formatClock } from "@/components/ui/times";
import type { BatchSummary } from "@/lib/api/history";
import { Title, toSendRowId } from "./send-list-item";

const POLL_EVERY_MS = 2_000;

const FILLS: Record<BatchOutcome, string> = {
  read: "fill-read",
  delivered: "fill-soft",
  accepted: "fill-control",
  unknown: "fill-warn",
  failed: "fill-bad",
  cancelled: "fill-line-strong",
  open: "fill-transparent",
};

type BatchListItemProps = ComponentProps<"li"> & {
  batch: BatchSummary;
  href: string;
  onOpen: (id: string) => void;
};

/** A batch in the list, on the sends' grid: how many people, the message, how it stands. */
export function BatchListItem({ batch, href, onOpen, ...item }: BatchListItemProps) {
  const { id, total, who, created_at } = batch;
  const { batch: known } = useBatch(id, POLL_EVERY_MS);
  const parts = known ? countOutcomes(known) : [];
  return (
    <li {...item}>
      <PageLink id={toSendRowId(id)} href={href} onGo={() => onOpen(id)} className="send-row">
        <span className="send-state inline-flex items-center gap-1.5 text-label font-medium text-soft">
          <Users size="1rem" aria-hidden className="shrink-0" />
          Batch
        </span>
        <span className="min-w-0">
          <span className="block truncate font-medium">{formatPeople(total)}</span>
          <span className="send-author block truncate text-note text-faint">Sent by {who}</span>
        </span>
        <span className="col-span-2 min-w-0 @min-[38rem]:col-span-1">
          <Title {...batch} />
          <span className="flex min-h-[1lh] flex-wrap items-center gap-x-3 gap-y-1 text-note text-faint">
            <span className="block w-28 shrink-0">
              <PartsBar
                total={total}
                parts={parts.map(({ outcome, count }) => ({ name: outcome, count, fill: FILLS[outcome] }))}
              />
            </span>
            <span>{known && describeOutcomes(known)}</span>
          </span>
        </span>
        <TimeStamp time={created_at} className="send-time">
          {formatClock(created_at)}
        </TimeStamp>
      </PageLink>
    </li>
  );
}
