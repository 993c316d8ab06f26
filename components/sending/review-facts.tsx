import { StaticMessage } from "@/components/preview/static-message";
import type { DraftMessage } from "@/lib/message/draft";
import type { Problem } from "@/lib/whatsapp/problems";
import { Notice } from "@/components/ui/notice";

const REVIEW_TIME = "12:04";

/** The recipient and the message replied to. */
export function SendAddress({ recipient, replyTo }: { recipient: string; replyTo: string }) {
  return (
    <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1 break-words">
      <dt className="text-faint">To</dt>
      <dd className="font-medium">{recipient}</dd>
      {replyTo !== "" && (
        <>
          <dt className="text-faint">Reply to</dt>
          <dd className="font-mono text-note break-all">{replyTo}</dd>
        </>
      )}
    </dl>
  );
}

/** The message as it will be seen, for a final look. */
export function ReviewMessage({ draft }: { draft: DraftMessage }) {
  return (
    <div
      role="group"
      aria-label="Message"
      tabIndex={0}
      className="max-h-72 overflow-y-auto rounded-[10px] bg-chat-wall p-3"
    >
      <div inert className="flex flex-col gap-2">
        <StaticMessage draft={draft} time={REVIEW_TIME} />
      </div>
    </div>
  );
}

/** Warnings that don't block the message. */
export function ReviewWarnings({ warnings: all }: { warnings: Problem[] }) {
  // Warnings to confirm are shown separately.
  const warnings = all.filter(({ mustConfirm }) => !mustConfirm);
  if (warnings.length === 0) return null;
  return (
    <Notice
      look="open"
      title={
        warnings.some(({ isLikelyRefused }) => isLikelyRefused)
          ? "WhatsApp will most likely refuse this message"
          : "Before you send"
      }
    >
      <ul className="list-disc ps-5">
        {warnings.map(({ path, code, message, place }) => (
          <li key={path + code}>
            {place}: {message}
          </li>
        ))}
      </ul>
    </Notice>
  );
}

/** Whom it reaches, and whether anything leaves. */
export function ReviewReach({ isSandbox }: { isSandbox: boolean }) {
  return (
    <p className="text-note text-faint">
      WhatsApp delivers this only to people who messaged you in the last 24 hours.
      {isSandbox && " Sandbox: nothing leaves this machine."}
    </p>
  );
}
