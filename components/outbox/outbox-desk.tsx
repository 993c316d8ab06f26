"use client";

import { RoleContext } from "@/components/account/may";
import { QueryDesk } from "@/components/requests/query-desk";
import type { Role } from "@/lib/accounts/contract/role";
import { OutboxPanes } from "./outbox-panes";

/** What became of each send, and what may be done about it by who looks. */
export function OutboxDesk({ role }: { role: Role }) {
  return (
    <QueryDesk>
      <RoleContext value={role}>
        <OutboxPanes />
      </RoleContext>
    </QueryDesk>
  );
}
