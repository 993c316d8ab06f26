"use client";

import { useQueries } from "@tanstack/react-query";
import { useState } from "react";
import { LIBRARY_KEY } from "@/components/library/list/use-library-list";
import { fetchVersion } from "@/components/library/requests/library-requests";
import { toAskError } from "@/components/requests/ask-server";
import { FaultNotice } from "@/components/requests/fault-notice";
import { Waiting } from "@/components/requests/waiting";
import { Button } from "@/components/ui/button";
import { DialogFrame } from "@/components/ui/dialog-frame";
import { ChoiceField } from "@/components/ui/form/field";
import type { Version } from "@/lib/library/contract/library";
import { SideBySide } from "./side-by-side";

type CompareDialogProps = {
  id: string;
  versions: readonly Version[];
  /** The versions that stand beside each other at first. */
  pair: readonly [number, number];
  isOpen: boolean;
  onClose: () => void;
};

const toTitle = (version: number) => `Version ${version}`;

/** Any two versions of a message beside each other. Give it another `key` where it is to begin with another pair. */
export function CompareDialog({ id, versions, pair, isOpen, onClose }: CompareDialogProps) {
  const [chosen, setChosen] = useState(pair);
  const sides = useQueries({
    queries: chosen.map((version) => ({
      queryKey: [LIBRARY_KEY, "version", id, version],
      queryFn: () => fetchVersion(id, version),
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
      {broken && (
        <FaultNotice
          fault={toAskError(broken.error)}
          onAskAgain={() => sides.forEach((side) => void side.refetch())}
        />
      )}
      {!broken && !(first && second) && <Waiting words="Reading the versions" rows={4} />}
      {first && second && (
        <SideBySide
          first={{ title: toTitle(first.version), at: first.at, content: first.content }}
          second={{ title: toTitle(second.version), at: second.at, content: second.content }}
        />
      )}
    </DialogFrame>
  );
}
