"use client";

import { useQueries } from "@tanstack/react-query";
import { useState } from "react";
import { callApi } from "@/components/client/call-api";
import { QUERY_KEYS } from "@/components/client/query-keys";
import { FaultNotice, Loading } from "@/components/client/request-state";
import { Button } from "@/components/ui/button";
import { DialogFrame } from "@/components/ui/dialog-frame";
import { ChoiceField } from "@/components/ui/field";
import { libraryEndpoints, type Version } from "@/lib/api/library";
import { compareDrafts, formatDifference } from "@/lib/message/compare-drafts";
import { type Content, toDraft } from "@/lib/message/message";
import { StillMessage } from "./still-message";

/** One side: its title, when it was saved (epoch ms), and its content. */
type Side = { title: string; at: number; content: Content };

/** Two versions as a recipient would see them, and the fields that changed from first to second. */
export function SideBySide({ first, second }: { first: Side; second: Side }) {
  const differences = compareDrafts(toDraft(first.content), toDraft(second.content));
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4 medium:grid-cols-2">
        {[first, second].map(({ title, at, content }, side) => (
          <section key={side} aria-label={title} className="grid min-w-0 content-start gap-2">
            <h3 className="text-label font-semibold break-words">{title}</h3>
            <StillMessage draft={toDraft(content)} time={at} label={title} />
          </section>
        ))}
      </div>
      <section aria-label="Differences" className="grid grid-cols-[minmax(0,1fr)] gap-2">
        <h3 className="text-label font-semibold">Differences</h3>
        {differences.length === 0 ? (
          <p className="text-soft">No differences.</p>
        ) : (
          <ul className="grid list-disc grid-cols-[minmax(0,1fr)] gap-1 ps-5">
            {differences.map((difference, at) => (
              <li key={at} className="break-words">
                <bdi>{formatDifference(difference)}</bdi>
              </li>
            ))}
          </ul>
        )}
      </section>
    </div>
  );
}

type CompareDialogProps = {
  id: string;
  versions: readonly Version[];
  /** The versions shown at first. */
  pair: readonly [number, number];
  isOpen: boolean;
  onClose: () => void;
};

const toTitle = (version: number) => `Version ${version}`;

/** Compares any two versions of a message. Needs another `key` to start with another pair. */
export function CompareDialog({ id, versions, pair, isOpen, onClose }: CompareDialogProps) {
  const [chosen, setChosen] = useState(pair);
  const sides = useQueries({
    queries: chosen.map((version) => ({
      queryKey: QUERY_KEYS.libraryVersion(id, version),
      queryFn: () => callApi(libraryEndpoints.version, { params: { id, version: String(version) } }),
      staleTime: Number.POSITIVE_INFINITY,
    })),
  });
  const [first, second] = sides.map(({ data }) => data);
  const broken = sides.find(({ error }) => error !== null);
  const options = versions.map(({ version, author }) => ({
    value: String(version),
    name: `${toTitle(version)}, ${author}`,
  }));
  return (
    <DialogFrame
      isOpen={isOpen}
      onClose={onClose}
      size="wide"
      title="Compare two versions"
      footer={<Button onClick={onClose}>Close</Button>}
    >
      <div className="grid grid-cols-2 gap-4">
        <ChoiceField
          id="compare-first"
          label="From"
          value={String(chosen[0])}
          options={options}
          onChange={(version) => setChosen([Number(version), chosen[1]])}
        />
        <ChoiceField
          id="compare-second"
          label="To"
          value={String(chosen[1])}
          options={options}
          onChange={(version) => setChosen([chosen[0], Number(version)])}
        />
      </div>
      {broken?.error && (
        <FaultNotice fault={broken.error} onAskAgain={() => sides.forEach((side) => void side.refetch())} />
      )}
      {!broken && !(first && second) && <Loading words="Loading versions…" rows={4} />}
      {first && second && (
        <SideBySide
          first={{ title: toTitle(first.version), at: first.at, content: first.content }}
          second={{ title: toTitle(second.version), at: second.at, content: second.content }}
        />
      )}
    </DialogFrame>
  );
}
