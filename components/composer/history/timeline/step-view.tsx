import { StaticMessage } from "@/components/preview/static-message";
import { formatClock } from "@/components/time/times";
import { isBlankDraft } from "@/lib/message/blank-draft";
import type { Step } from "@/lib/message/history/history";
import { toShown } from "@/lib/message/history/step/step-words";

/** How a state looked, to be looked at only. */
export function StepView({ step: { content, edit } }: { step: Step }) {
  const draft = toShown(content);
  return (
    <div
      role="group"
      aria-label="The message then"
      tabIndex={0}
      className="max-h-72 min-h-40 overflow-y-auto rounded-[10px] bg-chat-wall p-3 medium:max-h-[26rem]"
    >
      {isBlankDraft(draft) ? (
        <p className="rounded-lg bg-chat-sheet p-3 text-chat-ink">Nothing had been written then.</p>
      ) : (
        <div inert className="flex flex-col gap-2">
          <StaticMessage draft={draft} time={formatClock(edit.at)} />
        </div>
      )}
    </div>
  );
}
