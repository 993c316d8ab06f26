"use client";

import { QueryDesk } from "@/components/requests/query-desk";
import { isGranted, type Role } from "@/lib/accounts/contract/role";
import type { DraftForm } from "@/lib/message/draft";
import { KeptForm } from "./kept-form";
import { KeptList } from "./kept-list";

/** `form`: null where there is nothing to share yet. `role`: of who looks; null for nobody. */
type KeptPanelProps = { form: DraftForm | null; role: Role | null };

/** Links to messages that are kept on the server, for whoever may send. */
export function KeptPanel({ form, role }: KeptPanelProps) {
  const mayKeep = role !== null && isGranted(role, "send");
  return (
    <section aria-labelledby="share-kept" className="grid gap-2 border-t border-line pt-4">
      <h3 id="share-kept" className="text-label font-semibold">
        A kept link, for comments and approval
      </h3>
      <p className="text-note text-soft">
        The server keeps the message as it is now. The link is short, expires, can be revoked, and counts its
        views; members can comment on the message and approve it.
      </p>
      {role === null && (
        <p>
          <a href="/sign-in" className="font-medium text-accent underline">
            Sign in
          </a>{" "}
          to make one. The draft stays in this browser.
        </p>
      )}
      {role !== null && !mayKeep && (
        <p className="text-soft">You are signed in as a viewer: a sender or an owner makes kept links.</p>
      )}
      {mayKeep && (
        <QueryDesk>
          {form && <KeptForm form={form} />}
          <h4 className="text-label font-medium">Your kept links</h4>
          <KeptList />
        </QueryDesk>
      )}
    </section>
  );
}
