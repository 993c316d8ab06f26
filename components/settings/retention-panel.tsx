"use client";

import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense, useState } from "react";
import { fetchRetention } from "@/components/outbox/requests/history-requests";
import { RETENTION_KEY } from "@/components/outbox/requests/retention-key";
import { toAskError } from "@/components/requests/ask-server";
import { FaultNotice } from "@/components/requests/fault-notice";
import { Waiting } from "@/components/requests/waiting";
import { Button } from "@/components/ui/button";
import { Panel } from "@/components/ui/page/panel";

const RetentionDialog = lazy(() => import("@/components/outbox/keep/retention-dialog"));

const describe = (days: number | null): string => {
  if (days === null) return "Sends are kept for ever.";
  return `Sends are deleted ${days === 1 ? "1 day" : `${days} days`} after they have ended.`;
};

/** How long what was sent is kept. */
export function RetentionPanel() {
  const [dialog, setDialog] = useState<"unasked" | "open" | "closed">("unasked");
  const { data, error, refetch } = useQuery({ queryKey: RETENTION_KEY, queryFn: fetchRetention });
  return (
    <Panel title="Retention" words="How long messages and their recipients stay in the outbox.">
      {error && !data && <FaultNotice fault={toAskError(error)} onAskAgain={() => void refetch()} />}
      {!error && !data && <Waiting words="Asking how long sends are kept" rows={1} />}
      {data && <p>{describe(data.days)}</p>}
      <div>
        <Button onClick={() => setDialog("open")}>Keep for…</Button>
      </div>
      {dialog !== "unasked" && (
        <Suspense>
          <RetentionDialog isOpen={dialog === "open"} onClose={() => setDialog("closed")} />
        </Suspense>
      )}
    </Panel>
  );
}
