import { StaticMessage } from "@/components/preview/static-message";
import { formatClock } from "@/components/time/times";
import { type Content, toDraft } from "@/lib/message/content";

type KeptMessageProps = {
  content: Content;
  /** Epoch ms. */
  time: number;
  label: string;
};

/** What a version says, as its recipient would see it, to look at. */
export const KeptMessage = ({ content, time, label }: KeptMessageProps) => (
  <div
    role="group"
    aria-label={label}
    tabIndex={0}
    className="max-h-[28rem] min-w-0 overflow-y-auto rounded-[10px] bg-chat-wall p-3"
  >
    <div inert className="flex flex-col gap-2">
      <StaticMessage draft={toDraft(content)} time={formatClock(time)} />
    </div>
  </div>
);
