"use client";

import { Dialog } from "@base-ui/react/dialog";
import { Button } from "@/components/ui/button";
import { DialogFrame } from "@/components/ui/dialog-frame";
import { isGranted, type Role } from "@/lib/api/role";
import { type DraftForm, isBlank } from "@/lib/message/draft";
import { QueryProvider } from "@/components/client/query-provider";
import { formatShareFragment } from "@/lib/message/codecs/share-fragment";
import { ShortLinkForm, ShortLinkList } from "./short-links";
import { useShareCode } from "./use-share-code";
import { LinkField } from "./link-field";

/** From this length, some programs cut a pasted link. */
const LONG = 2_000;
const count = new Intl.NumberFormat("en");

/** A share link that holds the whole message: no server is asked, now or when it is opened. */
function LinkPanel({ form }: { form: DraftForm }) {
  const share = useShareCode(form, null);
  const link = share.state === "code" ? `${location.origin}/view${formatShareFragment(share.code)}` : null;
  return (
    <section aria-labelledby="share-link" className="grid gap-2">
      <h3 id="share-link" className="text-label font-semibold">
        Share link
      </h3>
      <p className="text-note text-soft">
        The link holds the message. Anyone can open it without an account. You can’t revoke it.
      </p>
      {share.state === "none" && (
        <p className="text-warn">{share.why}. Shorten the message, or export it as a file.</p>
      )}
      {/* Reserves the link's room, so that what is below doesn't jump. */}
      {share.state === "waiting" && <p className="min-h-34 text-note text-faint">Creating the link…</p>}
      {link !== null && (
        <LinkField
          label="Link"
          link={link}
          note={`${count.format(link.length)} characters${link.length > LONG ? ". Some chat and email apps cut long links. Test it first" : ""}`}
        />
      )}
    </section>
  );
}

/** `form`: null if there is nothing to share yet. `role`: the visitor's; null for nobody. */
type ShortLinkPanelProps = { form: DraftForm | null; role: Role | null };

/** Short links to messages stored on the server, for those who may send. */
function ShortLinkPanel({ form, role }: ShortLinkPanelProps) {
  const maySave = role !== null && isGranted(role, "send");
  return (
    <section aria-labelledby="share-kept" className="grid gap-2 border-t border-line pt-4">
      <h3 id="share-kept" className="text-label font-semibold">
        Short link for comments and approval
      </h3>
      <p className="text-note text-soft">
        Saves the message as it is now. Members can comment on it and approve it. The link expires, and you
        can revoke it.
      </p>
      {role === null && (
        <p>
          <a href="/sign-in" className="font-medium text-accent underline">
            Sign in
          </a>{" "}
          to create one. The draft stays in this browser.
        </p>
      )}
      {role !== null && !maySave && (
        <p className="text-soft">Viewers can’t create short links. Ask a sender or an owner.</p>
      )}
      {maySave && (
        <QueryProvider>
          {form && <ShortLinkForm form={form} />}
          <h4 className="text-label font-medium">Your short links</h4>
          <ShortLinkList />
        </QueryProvider>
      )}
    </section>
  );
}

type ShareDialogProps = {
  form: DraftForm;
  /** The visitor's role; null for nobody. */
  role: Role | null;
  isOpen: boolean;
  onClose: () => void;
};

/** The ways to show the draft to others. */
export default function ShareDialog({ form, role, isOpen, onClose }: ShareDialogProps) {
  const isEmpty = isBlank(form);
  return (
    <DialogFrame
      isOpen={isOpen}
      onClose={onClose}
      title="Share this message"
      description="Anyone with the link can see and rehearse the message. Links never include the recipient or reply."
      footer={<Dialog.Close render={<Button />}>Close</Dialog.Close>}
    >
      {isEmpty ? (
        <p className="text-soft">Nothing to share yet. Write a message or open a starter.</p>
      ) : (
        <LinkPanel form={form} />
      )}
      <ShortLinkPanel form={isEmpty ? null : form} role={role} />
    </DialogFrame>
  );
}
