"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import {
  deleteOtherSessions,
  deleteSession,
  fetchSessions,
} from "@/components/account/requests/account-requests";
import { toAskError } from "@/components/requests/ask-server";
import { FaultLine } from "@/components/requests/fault-line";
import { FaultNotice } from "@/components/requests/fault-notice";
import { Moment } from "@/components/time/moment";
import { Waiting } from "@/components/requests/waiting";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/dialog/confirm-dialog";
import { Panel } from "@/components/ui/page/panel";
import type { Session } from "@/lib/accounts/contract/account";

export const SESSIONS_KEY = ["sessions"];

type SessionRowProps = { session: Session; isBusy: boolean; onEnd: () => void };

function SessionRow({ session, isBusy, onEnd }: SessionRowProps) {
  const { browser, address, seen_at, created_at, is_current } = session;
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 py-3">
      <div className="min-w-0 flex-1 basis-52 break-words">
        <p className="font-medium">
          {browser === "" ? "A browser of no name" : browser}
          {is_current && (
            <span className="ms-2 rounded-full bg-accent-wash px-2 py-0.5 text-note text-accent">
              this one
            </span>
          )}
        </p>
        <p className="text-note text-faint">
          Seen <Moment time={seen_at} /> from <span dir="ltr">{address}</span> · signed in{" "}
          <Moment time={created_at} />
        </p>
      </div>
      {!is_current && (
        <Button
          aria-disabled={isBusy}
          aria-label={`End the session of ${browser} from ${address}`}
          onClick={() => !isBusy && onEnd()}
        >
          End
        </Button>
      )}
    </li>
  );
}

/** Where one is signed in. */
export function SessionsPanel() {
  const client = useQueryClient();
  const [isAsking, setIsAsking] = useState(false);
  const list = useQuery({ queryKey: SESSIONS_KEY, queryFn: fetchSessions });
  const end = useMutation({
    mutationFn: (id: string | null) => (id === null ? deleteOtherSessions() : deleteSession(id)),
    retry: false,
    onSettled: () => client.invalidateQueries({ queryKey: SESSIONS_KEY }),
  });
  const sessions = list.data?.sessions;
  return (
    <Panel title="Sessions" words="Each browser in which you are signed in.">
      {list.error && !sessions && (
        <FaultNotice fault={toAskError(list.error)} onAskAgain={() => void list.refetch()} />
      )}
      {!list.error && !sessions && <Waiting words="Asking for your sessions" />}
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
      <FaultLine fault={end.error ? toAskError(end.error) : null} />
      <p role="status" className="sr-only">
        {end.isSuccess &&
          (end.variables === null ? "All other sessions have ended" : "The session has ended")}
      </p>
      {sessions && sessions.length > 1 && (
        <div>
          <Button aria-disabled={end.isPending} onClick={() => setIsAsking(true)}>
            End all others
          </Button>
        </div>
      )}
      <ConfirmDialog
        asked={{
          title: "End all other sessions?",
          words: "Whoever uses them has to sign in again. This browser stays signed in.",
          verb: "End all others",
        }}
        isOpen={isAsking}
        onConfirm={() => end.mutate(null)}
        onClose={() => setIsAsking(false)}
      />
    </Panel>
  );
}
