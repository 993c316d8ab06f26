import { StaticMessage } from "@/components/preview/static-message";
import { formatClock } from "@/components/ui/times";
import type { DraftMessage } from "@/lib/message/draft";

type StillMessageProps = {
  draft: DraftMessage;
  /** Epoch ms. */
  time: number;
  label: string;
};

/** A read-only message as its recipient sees it. */
export const StillMessage = ({ draft, time, label }: StillMessageProps) => (
  <div
    role="group"
    aria-label={label}
    tabIndex={0}
    className="max-h-[28rem] min-w-0 overflow-y-auto rounded-[10px] bg-chat-wall bg-(image:--chat-pattern) p-3 font-chat"
  >
    <div inert className="flex flex-col gap-2">
      <StaticMessage draft={draft} time={formatClock(time)} />
    </div>
  </div>
);
