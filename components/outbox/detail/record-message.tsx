import { StaticMessage } from "@/components/preview/static-message";
import { formatClock } from "@/components/time/times";
import type { DraftMessage } from "@/lib/message/draft";

/** The message as its recipient sees it, to look at. `time`: when it was asked for, epoch ms. */
export const RecordMessage = ({ draft, time }: { draft: DraftMessage; time: number }) => (
  <div
    role="group"
    aria-label="Message"
    tabIndex={0}
    className="max-h-[32rem] overflow-y-auto rounded-[10px] bg-chat-wall p-3"
  >
    <div inert className="flex flex-col gap-2">
      <StaticMessage draft={draft} time={formatClock(time)} />
    </div>
  </div>
);
