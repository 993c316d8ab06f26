"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { toAskError } from "@/components/requests/ask-server";
import { FaultLine } from "@/components/requests/fault-line";
import { FaultNotice } from "@/components/requests/fault-notice";
import { Waiting } from "@/components/requests/waiting";
import { deleteLink, fetchLinks, LINKS_KEY } from "@/components/share/share-requests";
import { ConfirmDialog } from "@/components/ui/dialog/confirm-dialog";
import type { KeptLink } from "@/lib/sharing/contract/link";
import { KeptRow } from "./kept-row";

/** One's own kept links, and how to take one back. */
export function KeptList() {
  const client = useQueryClient();
  const [asked, setAsked] = useState<KeptLink | null>(null);
  const [isAsking, setIsAsking] = useState(false);
  const list = useQuery({ queryKey: LINKS_KEY, queryFn: fetchLinks, retry: false });
  const revoke = useMutation({
    mutationFn: deleteLink,
    retry: false,
    onSettled: () => client.invalidateQueries({ queryKey: LINKS_KEY }),
  });
  const links = list.data?.links;
  return (
    <div className="grid gap-3">
      {list.error && !links && (
        <FaultNotice fault={toAskError(list.error)} onAskAgain={() => void list.refetch()} />
      )}
      {!list.error && !links && <Waiting words="Asking for your kept links" rows={1} />}
      {links?.length === 0 && <p className="text-faint">No kept link yet.</p>}
      {links && links.length > 0 && (
        <ul aria-label="Your kept links" className="-my-3 divide-y divide-line">
          {links.map((link) => (
            <KeptRow
              key={link.id}
              link={link}
              onRevoke={() => {
                setAsked(link);
                setIsAsking(true);
              }}
            />
          ))}
        </ul>
      )}
      <FaultLine fault={revoke.error ? toAskError(revoke.error) : null} />
      <p role="status" className="sr-only">
        {revoke.isSuccess && "The link was revoked"}
      </p>
      {asked && (
        <ConfirmDialog
          asked={{
            title: "Revoke this link?",
            words: `Whoever has the link to “${asked.name}” sees nothing from now on. Its comments and approvals stay. This cannot be undone.`,
            verb: "Revoke",
          }}
          isOpen={isAsking}
          onConfirm={() => revoke.mutate(asked.id)}
          onClose={() => setIsAsking(false)}
        />
      )}
    </div>
  );
}
