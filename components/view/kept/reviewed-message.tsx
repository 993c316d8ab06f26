"use client";

import { QueryDesk } from "@/components/requests/query-desk";
import { Notice } from "@/components/ui/notice";
import { Aside } from "@/components/view/aside";
import { ReviewPanel } from "@/components/view/review/review-panel";
import { useReview } from "@/components/view/review/use-review";
import { SharedMessage } from "@/components/view/shared-message";
import { toDraft } from "@/lib/message/content";
import { Refused } from "./refused";
import { SignInNote } from "./sign-in-note";

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
            <p>It opens nothing any more. Members still see the message and what was said about it.</p>
          </Notice>
        )}
        <ReviewPanel id={id} />
      </SharedMessage>
    );
  if (fault) return <Refused fault={fault} onAskAgain={askAgain} />;
  return <Aside title="Opening the message" words="Menuet's server is asked for it." />;
}

/** A message that the server keeps, for members, whether its link still opens or not. */
export default function ReviewedMessage({ id, isMember }: { id: string; isMember: boolean }) {
  if (!isMember)
    return (
      <Aside
        title="This page is for members"
        words="The address leads to what members say about a shared message."
      >
        <SignInNote words="to see it." />
      </Aside>
    );
  return (
    <QueryDesk>
      <Reviewed id={id} />
    </QueryDesk>
  );
}
