"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { callApi } from "@/components/client/call-api";
import { toFieldFaults } from "@/components/client/fault-words";
import { QUERY_KEYS } from "@/components/client/query-keys";
import { FaultLine, FaultNotice, Loading } from "@/components/client/request-state";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { CopyButton } from "@/components/ui/copy-button";
import { Field } from "@/components/ui/field";
import { Moment } from "@/components/ui/moment";
import { Notice } from "@/components/ui/notice";
import { Panel } from "@/components/ui/panel";
import { webhookEndpoints, type WebhookSettings } from "@/lib/api/webhooks";
import { CountsPanel, OrganizationPanel, UnmatchedPanel } from "./events-panel";

type NewUrlProps = { url: string; isRegistered: boolean };

/** The URL with its secret, shown only once, and its registration. */
function NewUrl({ url, isRegistered }: NewUrlProps) {
  const client = useQueryClient();
  const register = useMutation({
    mutationFn: () => callApi(webhookEndpoints.register, { body: { url } }),
    onSuccess: () => client.invalidateQueries({ queryKey: QUERY_KEYS.webhooks }),
  });
  return (
    <div role="status">
      <Notice look="good" title="Copy the URL now. It’s shown only once.">
        <p className="flex flex-wrap items-center gap-2">
          <span dir="ltr" className="min-w-0 font-mono text-note break-all select-all">
            {url}
          </span>
          <CopyButton text={url} label="Copy URL" />
        </p>
        <p>
          Register it with FlowIQ, or add it in FlowIQ’s dashboard as a messaging webhook for all WhatsApp
          events.
          {isRegistered && " An earlier URL is registered too. Delete it in FlowIQ’s dashboard."}
        </p>
        <div>
          <Button
            look="primary"
            aria-disabled={register.isPending || register.isSuccess}
            onClick={() => !register.isPending && !register.isSuccess && register.mutate()}
          >
            {register.isPending ? "Registering…" : "Register with FlowIQ"}
          </Button>
        </div>
        {register.data && (
          <p>
            Registered. FlowIQ’s ID: <span className="font-mono text-note break-all">{register.data.id}</span>
          </p>
        )}
        <FaultLine fault={register.error} />
      </Notice>
    </div>
  );
}

type Asked = "rotate" | "stop";
const CONFIRMATIONS = {
  rotate: {
    title: "Create a new URL?",
    words: "The current URL keeps working for one hour. Register the new one with FlowIQ in that time.",
    verb: "Create new URL",
  },
  stop: {
    title: "Stop receiving events?",
    words: "Every URL stops working at once. Messages and receipts that FlowIQ posts are lost.",
    verb: "Stop receiving",
  },
};

/** Creates, rotates and removes the URL that FlowIQ posts to. */
function ReceiverPanel({ settings }: { settings: WebhookSettings }) {
  const client = useQueryClient();
  const { receiver, registration, last_event_at } = settings;
  const [address, setAddress] = useState(settings.address ?? "");
  const [asked, setAsked] = useState<Asked>("rotate");
  const [isAsking, setIsAsking] = useState(false);
  const refresh = () => client.invalidateQueries({ queryKey: QUERY_KEYS.webhooks });
  const make = useMutation({
    mutationFn: () =>
      callApi(webhookEndpoints.make, {
        body: address.trim() === "" ? {} : { address: address.trim() },
      }),
    onSuccess: refresh,
  });
  const stop = useMutation({
    mutationFn: () => callApi(webhookEndpoints.stop),
    onSuccess: () => {
      make.reset();
      return refresh();
    },
  });
  const fault = make.error;
  const atField = toFieldFaults(fault)["address"];
  const ask = (what: Asked) => {
    setAsked(what);
    setIsAsking(true);
  };
  return (
    <Panel
      title="Receiver"
      words="FlowIQ posts customers’ messages and delivery receipts to this server’s own URL."
    >
      {receiver ? (
        <dl className="facts">
          <dt>URL created</dt>
          <dd>
            <Moment time={receiver.created_at} /> by <bdi>{receiver.created_by}</bdi>
          </dd>
          {receiver.earlier_until !== null && (
            <>
              <dt>Earlier URL works until</dt>
              <dd>
                <Moment time={receiver.earlier_until} />
              </dd>
            </>
          )}
          <dt>Registered with FlowIQ</dt>
          <dd>
            {registration ? (
              <>
                <Moment time={registration.at} />, ID{" "}
                <span className="font-mono text-note break-all">{registration.id}</span>
              </>
            ) : (
              "Not from here"
            )}
          </dd>
          <dt>Last event</dt>
          <dd>{last_event_at === null ? "None yet" : <Moment time={last_event_at} />}</dd>
        </dl>
      ) : (
        <p>No URL yet. Create one to receive customers’ messages.</p>
      )}
      {make.data && <NewUrl key={make.data.url} url={make.data.url} isRegistered={registration !== null} />}
      <Field
        id="webhook-address"
        label="Public address"
        type="url"
        dir="ltr"
        placeholder="https://hooks.example.com"
        value={address}
        fault={atField}
        note="Where FlowIQ reaches this server over https. Only /api/hooks must be reachable."
        onChange={({ target }) => setAddress(target.value)}
      />
      <div className="flex flex-wrap gap-2">
        <Button
          look={receiver ? "line" : "primary"}
          aria-disabled={make.isPending}
          onClick={() => (receiver ? ask("rotate") : make.mutate())}
        >
          {receiver ? "Create new URL…" : "Create URL"}
        </Button>
        {receiver && (
          <Button onClick={() => ask("stop")} className="text-bad!">
            Stop receiving…
          </Button>
        )}
      </div>
      <FaultLine fault={fault} isAtField={atField !== undefined} />
      <FaultLine fault={stop.error} />
      <ConfirmDialog
        isOpen={isAsking}
        asked={CONFIRMATIONS[asked]}
        onConfirm={() => (asked === "rotate" ? make.mutate() : stop.mutate())}
        onClose={() => setIsAsking(false)}
      />
    </Panel>
  );
}

/** FlowIQ's events: the receiver, the accepted organization, and what arrived. */
export function WebhookPanels() {
  const { data, error, refetch } = useQuery({
    queryKey: QUERY_KEYS.webhooks,
    queryFn: () => callApi(webhookEndpoints.find),
  });
  if (error && !data) return <FaultNotice fault={error} onAskAgain={() => void refetch()} />;
  if (!data) return <Loading words="Loading webhooks…" rows={6} />;
  return (
    <>
      <ReceiverPanel settings={data} />
      <OrganizationPanel settings={data} />
      <CountsPanel settings={data} />
      <UnmatchedPanel settings={data} />
      <Panel title="Retention">
        <p>
          The inbox is deleted after the same time as the outbox. Change it under{" "}
          <a href="/settings" className="font-medium text-accent underline">
            Sending and server
          </a>
          . Owners can export or erase one person’s data in the conversation’s details.
        </p>
      </Panel>
    </>
  );
}
