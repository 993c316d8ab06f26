import { CircleAlert, CircleCheck, CircleHelp } from "lucide-react";
import type { ReactNode } from "react";

const LOOKS = {
  good: { wash: "bg-accent-wash", ink: "text-accent", Icon: CircleCheck },
  bad: { wash: "bg-bad-wash", ink: "text-bad", Icon: CircleAlert },
  open: { wash: "bg-warn-wash", ink: "text-warn", Icon: CircleHelp },
} as const;

type NoticeProps = { look: keyof typeof LOOKS; title: string; children?: ReactNode };

/** A prominent message with the possible actions. */
export function Notice({ look, title, children }: NoticeProps) {
  const { wash, ink, Icon } = LOOKS[look];
  return (
    <div className={`grid grid-cols-[20px_minmax(0,1fr)] gap-2.5 rounded-[10px] p-3 ${wash}`}>
      <Icon size="1.125rem" aria-hidden className={`mt-px ${ink}`} />
      <div className="grid gap-1.5 break-words">
        <p className="font-medium">{title}</p>
        {children}
      </div>
    </div>
  );
}
