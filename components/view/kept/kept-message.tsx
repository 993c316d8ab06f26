"use client";

import { useQuery } from "@tanstack/react-query";
import { toAskError } from "@/components/requests/ask-server";
import { QueryDesk } from "@/components/requests/query-desk";
import { postOpening } from "@/components/share/share-requests";
import { Moment } from "@/components/time/moment";
import { Aside } from "@/components/view/aside";
import { ReviewPanel } from "@/components/view/review/review-panel";
import { SharedMessage } from "@/components/view/shared-message";
import { toDraft } from "@/lib/message/content";
import { Refused } from "./refused";
import { SignInNote } from "./sign-in-note";

type KeptMessageProps = { secret: string; isMember: boolean };

function Opened({ secret, isMember }: KeptMessageProps) {
  const opening = useQuery({
    queryKey: ["opening", secret],
    queryFn: () => postOpening(secret),
    // Each asking counts as a view: once for each time the page is opened, and never again by itself.
    staleTime: Infinity,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
  if (opening.data) {
    const { id, content, expires_at } = opening.data;
    return (
      <SharedMessage form={toDraft(content)} code={null}>
        <p className="text-note text-faint">
          This link opens until <Moment time={expires_at} />, and always shows the message as it was shared.
        </p>
        {isMember ? <ReviewPanel id={id} /> : <SignInNote />}
      </SharedMessage>
    );
  }
  if (opening.error)
    return <Refused fault={toAskError(opening.error)} onAskAgain={() => void opening.refetch()} />;
  return <Aside title="Opening the message" words="Menuet's server is asked for it." />;
}

/** A message that the server keeps, for whoever has its link. */
export default function KeptMessage(props: KeptMessageProps) {
  return (
    <QueryDesk>
      <Opened {...props} />
    </QueryDesk>
  );
}
