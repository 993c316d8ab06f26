"use client";

import { CopyButton } from "@/components/ui/copy-button";
import { Notice } from "@/components/ui/notice";

/** The shell reads everything between single quotes as it stands. */
const toCurl = (secret: string, origin: string): string =>
  [
    `curl ${origin}/api/send \\`,
    `  -H 'Authorization: Bearer ${secret}' \\`,
    `  -H 'Content-Type: application/json' \\`,
    `  -H 'Idempotency-Key: my-first-send' \\`,
    `  -d '{"phone_number":"+27821234567","message_type":"audio","media_url":"https://example.com/a.mp3"}'`,
  ].join("\n");

/** A token's secret, which is shown this once, and how it is used. */
export function NewToken({ secret }: { secret: string }) {
  const curl = toCurl(secret, window.location.origin);
  return (
    <div role="status">
      <Notice look="good" title="Copy the token now: it is shown only this once">
        <p className="flex flex-wrap items-center gap-2">
          <span dir="ltr" className="min-w-0 font-mono text-note break-all select-all">
            {secret}
          </span>
          <CopyButton text={secret} label="Copy token" />
        </p>
        <p>A script sends it with each request:</p>
        <pre
          dir="ltr"
          tabIndex={0}
          aria-label="Example with curl"
          className="overflow-x-auto rounded-lg bg-panel p-3 font-mono text-note"
        >
          {curl}
        </pre>
        <div>
          <CopyButton text={curl} label="Copy curl" words="Copy curl" />
        </div>
      </Notice>
    </div>
  );
}
