"use client";

import { useQuery } from "@tanstack/react-query";
import { Download } from "lucide-react";
import { callApi, toApiPath } from "@/components/client/call-api";
import { QUERY_KEYS } from "@/components/client/query-keys";
import { FaultNotice, Loading } from "@/components/client/request-state";
import { type ContentResults, type Funnel, resultsEndpoints } from "@/lib/api/results";

/** What the results cover: a saved message by version, or a batch. */
export type ResultsOf = { kind: "message" | "batch"; id: string };

const ENDPOINTS = { message: resultsEndpoints.ofMessage, batch: resultsEndpoints.ofBatch };

const STEPS: readonly { name: string; of: (funnel: Funnel) => number }[] = [
  { name: "Accepted", of: ({ accepted }) => accepted },
  { name: "Sent", of: ({ sent }) => sent },
  { name: "Delivered", of: ({ delivered }) => delivered },
  { name: "Read", of: ({ read }) => read },
  { name: "Picked", of: ({ picked }) => picked },
];

type BarProps = { share: number };

const Bar = ({ share }: BarProps) => (
  <span aria-hidden className="block h-2 overflow-hidden rounded-full bg-sunk">
    <span className="block h-full rounded-full bg-accent" style={{ inlineSize: `${share * 100}%` }} />
  </span>
);

const toShare = (part: number, whole: number): number => (whole === 0 ? 0 : Math.min(1, part / whole));
const formatShare = (part: number, whole: number): string =>
  whole === 0 ? "–" : `${Math.round((part / whole) * 100)}%`;

const HEAD = "pb-1 text-label font-medium text-soft";
const NUMBER = "ps-4 text-end tabular-nums whitespace-nowrap";

/** Bars and table are one, so that a screen reader reads the numbers beside the bars. */
function FunnelTable({ funnel }: { funnel: Funnel }) {
  return (
    <table className="w-full">
      <caption className="sr-only">Deliveries</caption>
      <thead>
        <tr>
          <th className={`${HEAD} text-start`}>Step</th>
          <th className={`${HEAD} w-1/2`}>
            <span className="sr-only">Share</span>
          </th>
          <th className={`${HEAD} text-end`}>Messages</th>
        </tr>
      </thead>
      <tbody>
        {STEPS.map(({ name, of }) => (
          <tr key={name}>
            <th scope="row" className="py-1 pe-4 text-start font-medium">
              {name}
            </th>
            <td>
              <Bar share={toShare(of(funnel), funnel.accepted)} />
              <span className="sr-only">{formatShare(of(funnel), funnel.accepted)}</span>
            </td>
            <td className={NUMBER}>{of(funnel)}</td>
          </tr>
        ))}
        {funnel.failed > 0 && (
          <tr className="text-bad">
            <th scope="row" className="py-1 pe-4 text-start font-medium">
              Not delivered
            </th>
            <td />
            <td className={NUMBER}>{funnel.failed}</td>
          </tr>
        )}
      </tbody>
    </table>
  );
}

function RowsTable({ rows, unclear }: Pick<ContentResults, "rows" | "unclear">) {
  const most = Math.max(1, ...rows.map(({ picks }) => picks));
  return (
    <div className="grid gap-2">
      <table className="w-full">
        <caption className="sr-only">Picks per row</caption>
        <thead>
          <tr>
            <th className={`${HEAD} text-start`}>Row</th>
            <th className={`${HEAD} w-1/3`}>
              <span className="sr-only">Picks as a bar</span>
            </th>
            <th className={`${HEAD} text-end`}>People</th>
            <th className={`${HEAD} ps-4 text-end`}>Picks</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, title, people, picks }) => (
            <tr key={id}>
              <th scope="row" className="py-1 pe-4 text-start font-medium wrap-anywhere">
                <bdi>{title}</bdi>
              </th>
              <td>
                <Bar share={picks / most} />
              </td>
              <td className={NUMBER}>{people}</td>
              <td className={NUMBER}>{picks}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {unclear > 0 && (
        <p className="text-note text-soft">
          {unclear === 1 ? "1 reply matches" : `${unclear} replies match`} several rows and{" "}
          {unclear === 1 ? "isn’t" : "aren’t"} counted.
        </p>
      )}
    </div>
  );
}

/** The funnel from sent to picked, and the picks, by version of a saved message; also as CSV. */
export function ResultsPanel({ of }: { of: ResultsOf }) {
  const { kind, id } = of;
  const { data, error, refetch } = useQuery({
    queryKey: QUERY_KEYS.results(kind, id),
    queryFn: () => callApi(ENDPOINTS[kind], { params: { id }, query: {} }),
  });
  const contents = data?.contents.filter(({ funnel }) => funnel.accepted > 0) ?? [];
  return (
    <section aria-label="Results" className="grid gap-4">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h2 className="font-semibold">Results</h2>
        {contents.length > 0 && (
          <a
            href={toApiPath(ENDPOINTS[kind], { params: { id }, query: { format: "csv" } })}
            download
            className="inline-flex h-8 items-center gap-1.5 rounded-lg px-2.5 font-medium text-accent hover:bg-accent-wash"
          >
            <Download size="0.875rem" aria-hidden />
            Download CSV
          </a>
        )}
      </div>
      {error && !data && <FaultNotice fault={error} onAskAgain={() => void refetch()} />}
      {!error && !data && <Loading words="Loading results…" rows={2} />}
      {data && contents.length === 0 && (
        <p className="text-soft">Not sent yet. Deliveries and picks appear here.</p>
      )}
      {contents.map(({ version, funnel, rows, unclear }) => (
        <div key={version ?? "batch"} className="grid gap-3">
          {version !== null && <h4 className="text-label font-medium">Version {version}</h4>}
          <FunnelTable funnel={funnel} />
          {rows.length > 0 && <RowsTable rows={rows} unclear={unclear} />}
        </div>
      ))}
    </section>
  );
}
