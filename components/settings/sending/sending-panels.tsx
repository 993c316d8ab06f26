"use client";

import { FaultNotice } from "@/components/requests/fault-notice";
import { Waiting } from "@/components/requests/waiting";
import { Panel } from "@/components/ui/page/panel";
import { ApprovalPanel } from "./approval-panel";
import { CeilingPanel } from "./ceiling-panel";
import { RecipientsPanel } from "./recipients-panel";
import { StopPanel } from "./stop-panel";
import { useSafety } from "./use-safety";

/** What may be sent, to whom, and how much. */
export function SendingPanels() {
  const { safety, fault, askAgain } = useSafety();
  if (!safety) {
    return (
      <Panel title="Safe sending">
        {fault ? (
          <FaultNotice fault={fault} onAskAgain={askAgain} />
        ) : (
          <Waiting words="Asking what may be sent" rows={6} />
        )}
      </Panel>
    );
  }
  return (
    <>
      <StopPanel safety={safety} />
      <RecipientsPanel safety={safety} />
      <ApprovalPanel safety={safety} />
      <CeilingPanel safety={safety} />
    </>
  );
}
