"use client";

import { useQuery } from "@tanstack/react-query";
import { Suspense, useState } from "react";
import { callApi } from "@/components/client/call-api";
import { QUERY_KEYS } from "@/components/client/query-keys";
import { FaultNotice, Loading } from "@/components/client/request-state";
import { Panel } from "@/components/ui/panel";
import { serverEndpoints, type ServerFacts } from "@/lib/api/server-facts";
import { sendEndpoints } from "@/lib/api/sends";
import { Button } from "@/components/ui/button";
import { lazyDialog } from "@/components/ui/lazy-part";

const toRows = (facts: ServerFacts): readonly (readonly [string, string])[] => [
  ["Mode", facts.mode === "live" ? "Live: messages reach people" : "Sandbox: nothing leaves this machine"],
  ["FlowIQ", facts.base_url || "Built-in sandbox"],
  ["Tenant", facts.tenant ?? "None"],
  ["API key", facts.key_last_four === null ? "None" : `fiq_…${facts.key_last_four}`],
  ["Address", facts.app_origin],
  ["Store", facts.store === "file" ? "File on the server" : "PostgreSQL"],
  ["Version", `Menuet ${facts.version}, Node.js ${facts.node.replace(/^v/, "")}`],
];

/** The server's settings: set when it starts, only shown here. */
export function FactsPanel() {
  const { data, error, refetch } = useQuery({
    queryKey: QUERY_KEYS.facts,
    queryFn: () => callApi(serverEndpoints.settings),
  });
  return (
    <Panel title="Server" words="Set in the server’s environment. Restart the server to apply changes.">
      {error && !data && <FaultNotice fault={error} onAskAgain={() => void refetch()} />}
      {!error && !data && <Loading words="Loading server settings…" rows={4} />}
      {data && (
        <dl className="facts">
          {toRows(data).map(([name, value]) => (
            <div key={name} className="contents">
              <dt className="text-label text-faint">{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
    </Panel>
  );
}

const RetentionDialog = lazyDialog(
  () => import("@/components/outbox/retention-dialog"),
  "The retention dialog",
);

const describe = (days: number | null): string => {
  if (days === null) return "Sends are never deleted.";
  return `Sends are deleted ${days === 1 ? "1 day" : `${days} days`} after they are settled.`;
};

/** After how many days sends are deleted. */
export function RetentionPanel() {
  const [dialog, setDialog] = useState<"unasked" | "open" | "closed">("unasked");
  const { data, error, refetch } = useQuery({
    queryKey: QUERY_KEYS.retention,
    queryFn: () => callApi(sendEndpoints.retention),
  });
  return (
    <Panel title="Retention" words="How long the outbox keeps messages and recipients.">
      {error && !data && <FaultNotice fault={error} onAskAgain={() => void refetch()} />}
      {!error && !data && <Loading words="Loading retention…" rows={1} />}
      {data && <p>{describe(data.days)}</p>}
      <div>
        <Button onClick={() => setDialog("open")}>Change…</Button>
      </div>
      {dialog !== "unasked" && (
        <Suspense>
          <RetentionDialog isOpen={dialog === "open"} onClose={() => setDialog("closed")} />
        </Suspense>
      )}
    </Panel>
  );
}
