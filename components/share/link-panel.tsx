"use client";

import { useShareCode } from "@/components/proof/message/use-share-code";
import type { DraftForm } from "@/lib/message/draft";
import { formatShareFragment } from "@/lib/message/share/fragment";
import { LinkField } from "./link-field";

/** From this length on some programs cut a link that is pasted into them. */
const LONG = 2_000;
const count = new Intl.NumberFormat("en");

/** A link that holds the whole message in itself: nothing is asked of a server, now or when it is opened. */
export function LinkPanel({ form }: { form: DraftForm }) {
  const share = useShareCode(form, null);
  const link = share.state === "code" ? `${location.origin}/view${formatShareFragment(share.code)}` : null;
  return (
    <section aria-labelledby="share-link" className="grid gap-2">
      <h3 id="share-link" className="text-label font-semibold">
        A link with the message in it
      </h3>
      <p className="text-note text-soft">
        It works at once and for good, without an account: nothing is kept on the server, so it cannot be
        taken back.
      </p>
      {share.state === "none" && (
        <p className="text-warn">
          {share.why}. Shorten the message, or send its JSON from the Payload pane instead.
        </p>
      )}
      {/* As much room as the link will take: what stands below must not jump. */}
      {share.state === "waiting" && <p className="min-h-34 text-note text-faint">Making the link…</p>}
      {link !== null && (
        <LinkField
          label="Link"
          link={link}
          note={`${count.format(link.length)} characters${link.length > LONG ? ": some chats and mail programs cut a link this long. Try it there first" : ""}`}
        />
      )}
    </section>
  );
}
