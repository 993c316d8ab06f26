import { CopyButton } from "@/components/ui/copy-button";
import { type PickedRow, toListReplyWebhook } from "@/lib/whatsapp/list-reply-webhook";

/** What the business's server is told of the last pick. */
export default function WebhookPanel({ picked }: { picked: PickedRow }) {
  const text = JSON.stringify(toListReplyWebhook(picked), null, 2);
  return (
    <section aria-labelledby="webhook-title" className="mt-4">
      <div className="flex items-center gap-2">
        <h3 id="webhook-title" className="text-label font-semibold">
          Webhook
        </h3>
        <span className="me-auto min-w-0 truncate font-mono text-note text-faint">{picked.id.trim()}</span>
        <CopyButton text={text} label="Copy webhook" isIconOnly />
      </div>
      <p className="mb-2 text-note text-faint">
        Meta&apos;s Cloud API shape. How FlowIQ wraps it is not documented.
      </p>
      <pre
        tabIndex={0}
        dir="ltr"
        aria-label="Webhook of the pick"
        className="max-h-36 overflow-auto rounded-[10px] bg-sunk p-3 font-mono text-[0.75rem]/[1.125rem] text-soft"
      >
        {text}
      </pre>
    </section>
  );
}
