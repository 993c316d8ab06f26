"use client";

import { Moment } from "@/components/time/moment";
import { Notice } from "@/components/ui/notice";
import type { Safety } from "@/lib/outbox/contract/safety";

type StoppedNoticeProps = { isStopped: boolean; stopped: Safety["stopped"] };

/** That nothing leaves just now, and who can change that. */
export function StoppedNotice({ isStopped, stopped }: StoppedNoticeProps) {
  if (!isStopped) return null;
  return (
    <div role="status">
      <Notice look="bad" title="Sending is stopped: nothing leaves">
        <p className="break-words">
          {stopped && (
            <>
              Stopped by {stopped.by}, <Moment time={stopped.at} />.{" "}
            </>
          )}
          An owner can let it go on in the settings.
        </p>
      </Notice>
    </div>
  );
}
