"use client";

import { Moment } from "@/components/time/moment";
import { CopyButton } from "@/components/ui/copy-button";
import { Notice } from "@/components/ui/notice";
import type { NewLink } from "@/lib/accounts/contract/members";

/** A link that is shown this once: whoever opens it first has it. */
export function OneTimeLink({ link, whose }: { link: NewLink; whose: string }) {
  return (
    <div role="status">
      <Notice look="good" title="Copy the link now: it is shown only this once">
        <p>
          Give it to <bdi className="font-medium break-all">{whose}</bdi> on a way that you trust. It works
          once, and expires <Moment time={link.expires_at} />.
        </p>
        <p className="flex flex-wrap items-center gap-2">
          <span dir="ltr" className="min-w-0 font-mono text-note break-all select-all">
            {link.url}
          </span>
          <CopyButton text={link.url} label="Copy link" />
        </p>
      </Notice>
    </div>
  );
}
