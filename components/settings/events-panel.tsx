"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { callApi } from "@/components/client/call-api";
import { QUERY_KEYS } from "@/components/client/query-keys";
import { FaultLine } from "@/components/client/request-state";
import { Button } from "@/components/ui/button";
import { Moment } from "@/components/ui/moment";
import { Panel } from "@/components/ui/panel";
import { webhookEndpoints, type WebhookSettings } from "@/lib/api/webhooks";

const CELL = "py-1 pe-4 text-start font-normal";
const HEAD = "py-1 pe-4 text-label font-medium text-soft";

/** Whose events are accepted, and other organizations' events, which are set aside. */
export function OrganizationPanel({ settings }: { settings: WebhookSettings }) {
  const client = useQueryClient();
  const { organization_id, set_aside } = settings;
  const pin = useMutation({
    mutationFn: (id: string) => callApi(webhookEndpoints.pin, { body: { organization_id: id } }),
    onSuccess: (now) => client.setQueryData(QUERY_KEYS.webhooks, now),
  });
  return (
    <Panel
      title="Organization"
      words="Menuet accepts events from one FlowIQ organization, the first that posted."
    >
      <p>
        {organization_id === null ? (
          "No events yet."
        ) : (
          <>
            Accepted: <span className="font-mono text-note break-all">{organization_id}</span>
          </>
        )}
      </p>
      {set_aside.length > 0 && (
        <div className="grid gap-2">
          <h3 className="text-label font-medium">Not accepted</h3>
          <ul className="grid gap-2">
            {set_aside.map(({ organization_id: id, events, last_at }) => (
              <li key={id} className="flex flex-wrap items-center gap-x-4 gap-y-1">
                <span className="min-w-0 font-mono text-note break-all">{id}</span>
                <span className="text-note text-soft">
                  {events === 1 ? "1 event" : `${events} events`}, last <Moment time={last_at} />
                </span>
                <Button aria-disabled={pin.isPending} onClick={() => pin.mutate(id)}>
                  Accept this organization
                </Button>
              </li>
            ))}
          </ul>
        </div>
      )}
      <FaultLine fault={pin.error} />
    </Panel>
  );
}

const OUTCOME_NAMES: Record<string, string> = {
  taken: "Accepted",
  "set aside": "Set aside",
  ignored: "Ignored",
};

/** Received events, counted by type and outcome. */
export function CountsPanel({ settings: { counts } }: { settings: WebhookSettings }) {
  return (
    <Panel title="Events" words="What FlowIQ posted. Duplicates change nothing.">
      {counts.length === 0 ? (
        <p>No events yet.</p>
      ) : (
        <table className="w-full">
          <thead>
            <tr>
              <th className={`${HEAD} text-start`}>Type</th>
              <th className={`${HEAD} text-start`}>Outcome</th>
              <th className={`${HEAD} text-end`}>Events</th>
            </tr>
          </thead>
          <tbody>
            {counts.map(({ event_type, outcome, events }) => (
              <tr key={`${event_type} ${outcome}`} className="border-t border-line">
                <th scope="row" className={`${CELL} font-mono text-note break-all`}>
                  {event_type}
                </th>
                <td className={CELL}>{OUTCOME_NAMES[outcome] ?? outcome}</td>
                <td className="py-1 pe-4 text-end tabular-nums">{events}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  );
}

const STATE_NAMES = { sent: "Sent", delivered: "Delivered", read: "Read", failed: "Not delivered" };

/** Receipts for messages that this server doesn't know. */
export function UnmatchedPanel({ settings }: { settings: WebhookSettings }) {
  const { unmatched, unmatched_count: count } = settings;
  return (
    <Panel
      title="Unmatched"
      words="Receipts without a message here. They usually belong to messages sent elsewhere."
    >
      {count === 0 && <p>None.</p>}
      {count > unmatched.length && (
        <p>
          The latest {unmatched.length} of {count}.
        </p>
      )}
      {unmatched.length > 0 && (
        <ul className="grid gap-1.5">
          {unmatched.map(({ message_id, number, state, at }) => (
            <li
              key={`${message_id} ${state}`}
              className="grid gap-0.5 border-t border-line pt-1.5 first:border-t-0"
            >
              <span className="flex flex-wrap gap-x-3">
                <span className="font-medium">{STATE_NAMES[state]}</span>
                {number !== null && <bdi dir="ltr">{number}</bdi>}
                <span className="text-note text-soft">
                  <Moment time={at} />
                </span>
              </span>
              <span dir="ltr" className="text-start font-mono text-note break-all text-soft">
                {message_id}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
