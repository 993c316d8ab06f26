"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { callApi } from "@/components/client/call-api";
import { QUERY_KEYS } from "@/components/client/query-keys";
import { FaultLine, FaultNotice, Loading } from "@/components/client/request-state";
import { Button } from "@/components/ui/button";
import { Moment } from "@/components/ui/moment";
import { libraryEndpoints, type LibraryMessage, type Version } from "@/lib/api/library";
import { CompareDialog } from "./compare-versions";
import { saveNextVersion } from "./save-next-version";

type VersionRowProps = {
  version: Version;
  isCurrent: boolean;
  canRestore: boolean;
  onCompare: () => void;
  onRestore: () => void;
};

function VersionRow({ version, isCurrent, canRestore, onCompare, onRestore }: VersionRowProps) {
  const { version: number, at, author, note, restored_from } = version;
  return (
    <li className="grid grid-cols-[minmax(0,1fr)] gap-1 border-b border-line py-2.5 last:border-b-0">
      <p className="flex flex-wrap gap-x-2">
        <span className="font-medium">Version {number}</span>
        {isCurrent && (
          <span className="rounded-full bg-accent-wash px-2 text-note/5 text-accent">Current</span>
        )}
        {restored_from !== null && <span className="text-soft">restores version {restored_from}</span>}
      </p>
      <p className="text-note break-words text-faint">
        <bdi>{author}</bdi>, <Moment time={at} />
      </p>
      {note !== "" && (
        <p className="break-words">
          <bdi>{note}</bdi>
        </p>
      )}
      {!isCurrent && (
        <div className="-ms-2.5 flex flex-wrap gap-1">
          <Button look="ghost" onClick={onCompare} aria-label={`Compare with current: version ${number}`}>
            Compare with current
          </Button>
          {canRestore && (
            <Button look="ghost" onClick={onRestore} aria-label={`Restore version ${number}`}>
              Restore
            </Button>
          )}
        </div>
      )}
    </li>
  );
}

type VersionsPanelProps = {
  message: LibraryMessage;
  canChange: boolean;
  /** Called when the message has a new version. */
  onChanged: (message: LibraryMessage) => void;
};

/** A message's versions, to compare and to restore; restoring saves a new version. */
export function VersionsPanel({ message, canChange, onChanged }: VersionsPanelProps) {
  const { id, version: current } = message;
  const list = useQuery({
    queryKey: [...QUERY_KEYS.libraryVersions(id), current],
    queryFn: () => callApi(libraryEndpoints.versions, { params: { id } }),
  });
  const [pair, setPair] = useState<readonly [number, number]>([1, current]);
  const [isComparing, setIsComparing] = useState(false);
  const [said, setSaid] = useState("");
  const restore = useMutation({
    mutationFn: (version: number) => saveNextVersion(id, { from: current, note: "", restore: version }),
    onMutate: () => setSaid(""),
    onSuccess: (saved, version) => {
      setSaid(
        saved.kind === "saved"
          ? `Restored version ${version} as version ${saved.message.version}`
          : `${saved.current.changed_by} saved version ${saved.current.version}. Check it, then restore again.`,
      );
      onChanged(saved.kind === "saved" ? saved.message : saved.current);
    },
  });
  const compare = (version: number) => {
    setPair([version, current]);
    setIsComparing(true);
  };
  return (
    <section aria-label="Versions" className="grid grid-cols-[minmax(0,1fr)] gap-2">
      <h3 className="text-label font-semibold">Versions</h3>
      <p role="status" className="text-note break-words text-accent empty:hidden">
        {said}
      </p>
      <FaultLine fault={restore.error} />
      {list.error && !list.data && <FaultNotice fault={list.error} onAskAgain={() => void list.refetch()} />}
      {list.isPending && <Loading words="Loading versions…" />}
      {list.data && (
        <ul aria-label="Versions">
          {list.data.versions.map((version) => (
            <VersionRow
              key={version.version}
              version={version}
              isCurrent={version.version === current}
              canRestore={canChange && !message.is_archived}
              onCompare={() => compare(version.version)}
              onRestore={() => !restore.isPending && restore.mutate(version.version)}
            />
          ))}
        </ul>
      )}
      {list.data && (
        <CompareDialog
          key={pair.join()}
          {...{ id, pair }}
          versions={list.data.versions}
          isOpen={isComparing}
          onClose={() => setIsComparing(false)}
        />
      )}
    </section>
  );
}
