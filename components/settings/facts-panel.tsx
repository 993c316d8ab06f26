"use client";

import { useQuery } from "@tanstack/react-query";
import { toAskError } from "@/components/requests/ask-server";
import { FaultNotice } from "@/components/requests/fault-notice";
import { Waiting } from "@/components/requests/waiting";
import { Panel } from "@/components/ui/page/panel";
import type { ServerFacts } from "@/lib/accounts/contract/server-facts";
import { FACTS_KEY, fetchFacts } from "./settings-requests";

const toRows = (facts: ServerFacts): readonly (readonly [string, string])[] => [
  ["Mode", facts.mode === "live" ? "Live: messages reach people" : "Sandbox: nothing leaves this machine"],
  ["FlowIQ", facts.base_url || "The sandbox in this server"],
  ["Tenant", facts.tenant ?? "None"],
  ["API key", facts.key_last_four === null ? "None" : `fiq_…${facts.key_last_four}`],
  ["Address", facts.app_origin],
  ["Store", facts.store === "file" ? "A file on the server" : "PostgreSQL"],
  ["Version", `Menuet ${facts.version}, Node.js ${facts.node.replace(/^v/, "")}`],
];

/** What the server runs with. It is set where the server is started, and only shown here. */
export function FactsPanel() {
  const { data, error, refetch } = useQuery({ queryKey: FACTS_KEY, queryFn: fetchFacts });
  return (
    <Panel title="Server" words="Set in the server's environment; a change there needs a restart.">
      {error && !data && <FaultNotice fault={toAskError(error)} onAskAgain={() => void refetch()} />}
      {!error && !data && <Waiting words="Asking the server for its settings" rows={4} />}
      {data && (
        <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-5 gap-y-1.5 break-words">
          {toRows(data).map(([name, value]) => (
            <div key={name} className="contents">
              <dt className="text-faint">{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
    </Panel>
  );
}
