"use client";

import { QueryDesk } from "@/components/requests/query-desk";
import { OutboxPanes } from "./outbox-panes";

/** What became of each send. */
export function OutboxDesk() {
  return (
    <QueryDesk>
      <OutboxPanes />
    </QueryDesk>
  );
}
