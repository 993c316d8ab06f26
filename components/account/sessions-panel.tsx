"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { callApi } from "@/components/client/call-api";
import { QUERY_KEYS } from "@/components/client/query-keys";
import { FaultLine, FaultNotice, Loading } from "@/components/client/request-state";
import { Moment } from "@/components/ui/moment";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Panel } from "@/components/ui/panel";
import { accountEndpoints, type Session } from "@/lib/api/account";

type SessionRowProps = { session: Session; isBusy: boolean; onEnd: () => void };

function SessionRow({ session, isBusy, onEnd }: SessionRowProps) {
  const { browser, address, seen_at, created_at, is_current } = session;
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 py-3">
      <div className="min-w-0 flex-1 basis-52 break-words">
        <p className="font-medium">
          {browser === "" ? "Unknown browser" : browser}
          {is_current && (
            <span className="ms-2 rounded-full bg-accent-wash px-2 py-0.5 text-note text-accent">
              This device
            </span>
          )}
        </p>
        <p className="text-note text-faint">
          Active <Moment time={seen_at} /> from <span dir="ltr">{address}</span>. Signed in{" "}
          <Moment time={created_at} />
        </p>
      </div>
      {!is_current && (
        <Button
          aria-disabled={isBusy}
          aria-label={`Sign out ${browser} at ${address}`}
          onClick={() => !isBusy && onEnd()}
        >
          Sign out
        </Button>
      )}
    </li>
  );
}

/** The devices of this account. */
export function SessionsPanel() {
  const client = useQueryClient();
  const [isAsking, setIsAsking] = useState(false);
  const list = useQuery({ queryKey: QUERY_KEYS.sessions, queryFn: () => callApi(accountEndpoints.sessions) });
  const end = useMutation({
    mutationFn: (id: string | null) =>
      id === null
        ? callApi(accountEndpoints.endOtherSessions)
        : callApi(accountEndpoints.endSession, { params: { id } }),
    onSettled: () => client.invalidateQueries({ queryKey: QUERY_KEYS.sessions }),
  });
  const sessions = list.data?.sessions;
  return (
    <Panel title="Sessions" words="Browsers where you’re signed in.">
      {list.error && !sessions && <FaultNotice fault={list.error} onAskAgain={() => void list.refetch()} />}
      {!list.error && !sessions && <Loading words="Loading sessions…" />}
      {sessions && (
        <ul aria-label="Sessions" className="-my-3 divide-y divide-line">
          {sessions.map((session) => (
            <SessionRow
              key={session.id}
              session={session}
              isBusy={end.isPending}
              onEnd={() => end.mutate(session.id)}
            />
          ))}
        </ul>
      )}
      <FaultLine fault={end.error} />
      <p role="status" className="sr-only">
        {end.isSuccess && (end.variables === null ? "All other devices are signed out" : "Signed out")}
      </p>
      {sessions && sessions.length > 1 && (
        <div>
          <Button aria-disabled={end.isPending} onClick={() => setIsAsking(true)}>
            Sign out all others
          </Button>
        </div>
      )}
      <ConfirmDialog
        asked={{
          title: "Sign out all other devices?",
          words: "Those devices will be signed out. This one stays signed in.",
          verb: "Sign out all others",
        }}
        isOpen={isAsking}
        onConfirm={() => end.mutate(null)}
        onClose={() => setIsAsking(false)}
      />
    </Panel>
  );
}
