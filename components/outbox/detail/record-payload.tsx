import { CopyButton } from "@/components/ui/copy-button";

/** FlowIQ's JSON as it was sent, on demand. */
export function RecordPayload({ payload }: { payload: unknown }) {
  const json = JSON.stringify(payload, null, 2);
  return (
    <details className="group">
      <summary className="w-fit rounded-sm text-label font-semibold">JSON as sent to FlowIQ</summary>
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
