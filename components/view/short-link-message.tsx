"use client";

import { useQuery } from "@tanstack/react-query";
import { callApi } from "@/components/client/call-api";
import { QueryProvider } from "@/components/client/query-provider";
import { QUERY_KEYS } from "@/components/client/query-keys";
import { Moment } from "@/components/ui/moment";
import { Notice } from "@/components/ui/notice";
import { shortLinkEndpoints } from "@/lib/api/short-link";
import { toDraft } from "@/lib/message/message";
import { Aside, Refused, SignInNote } from "./aside";
import { ReviewPanel } from "./review-panel";
import { SharedMessage } from "./shared-message";
import { useReview } from "./use-review";

const ASKING = <Aside title="Opening the message…" words="Loading it from the server." />;

type OpenedMessageProps = { secret: string; isMember: boolean };

function Opened({ secret, isMember }: OpenedMessageProps) {
  const opening = useQuery({
    queryKey: QUERY_KEYS.openedLink(secret),
    queryFn: () => callApi(shortLinkEndpoints.open, { body: { secret } }),
    // Each request counts as a view, so it is made once per opening and never again by itself.
    staleTime: Infinity,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
  if (opening.data) {
    const { id, content, expires_at } = opening.data;
    return (
      <SharedMessage form={toDraft(content)} code={null}>
        <p className="text-note text-faint">
          This link works until <Moment time={expires_at} />. It shows the message as it was shared.
        </p>
        {isMember ? <ReviewPanel id={id} /> : <SignInNote />}
      </SharedMessage>
    );
  }
  if (opening.error) return <Refused fault={opening.error} onAskAgain={() => void opening.refetch()} />;
  return ASKING;
}

/** A message stored on the server, for everyone with its link. */
export function OpenedMessage(props: OpenedMessageProps) {
  return (
    <QueryProvider>
      <Opened {...props} />
    </QueryProvider>
  );
}

function Reviewed({ id }: { id: string }) {
  const { review, fault, askAgain } = useReview(id);
  if (review)
    return (
      <SharedMessage form={toDraft(review.content)} code={null}>
        {review.state !== "open" && (
          <Notice
            look="open"
            title={review.state === "expired" ? "The link has expired" : "The link was revoked"}
          >
            <p>It no longer opens for visitors. Members can still see the message and its comments.</p>
          </Notice>
        )}
        <ReviewPanel id={id} />
      </SharedMessage>
    );
  if (fault) return <Refused fault={fault} onAskAgain={askAgain} />;
  return ASKING;
}

/** A message stored on the server, for members, even if its link no longer opens. */
export function ReviewedMessage({ id, isMember }: { id: string; isMember: boolean }) {
  if (!isMember)
    return (
      <Aside title="Only members can see this page" words="It shows the comments on a shared message.">
        <SignInNote words="to see it." />
      </Aside>
    );
  return (
    <QueryProvider>
      <Reviewed id={id} />
    </QueryProvider>
  );
}
