"use client";

import { StopButton } from "@/components/sending/safety/stop-button";
import { Moment } from "@/components/time/moment";
import { Notice } from "@/components/ui/notice";
import { Panel } from "@/components/ui/page/panel";
import type { Safety } from "@/lib/outbox/contract/safety";

/** The one switch for all that leaves. */
export function StopPanel({ safety: { is_stopped: isStopped, stopped } }: { safety: Safety }) {
  return (
    <Panel title="Stop switch" words="For a mistake that is on its way, or a key that got out.">
      <div role="status" className="grid gap-3">
        <Notice
          look={isStopped ? "bad" : "good"}
          title={isStopped ? "Sending is stopped" : "Sending goes on"}
        >
          {stopped && (
            <p>
              By {stopped.by}, <Moment time={stopped.at} />
            </p>
          )}
        </Notice>
      </div>
      <div className="grid justify-items-start gap-2">
        <StopButton isStopped={isStopped} />
      </div>
    </Panel>
  );
}
