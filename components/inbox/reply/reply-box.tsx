"use client";

import { CornerUpLeft, PencilLine, X } from "lucide-react";
import { type KeyboardEvent, type RefObject, useState } from "react";
import { callApi } from "@/components/client/call-api";
import { toLine } from "@/components/inbox/thread/quoted-line";
import { nameAuthor } from "@/components/inbox/thread/thread-message";
import { StaticMessage } from "@/components/preview/static-message";
import { Button, IconButton } from "@/components/ui/button";
import { formatClock } from "@/components/ui/times";
import { Notice } from "@/components/ui/notice";
import type { ConversationDetail, ThreadMessage } from "@/lib/api/inbox";
import { libraryEndpoints } from "@/lib/api/library";
import type { LibrarySummary } from "@/lib/api/library";
import { emptyDraft } from "@/lib/message/draft";
import { toContent } from "@/lib/message/message";
import { findProblems } from "@/lib/whatsapp/problems";
import { findLandedSince, isEmptyReply, NEW_MESSAGE, type ReplyDraft, toReplyMessage } from "./reply-draft";
import { HITS_ID, SavedMessages, toHitId, useSavedMessages } from "./saved-messages";

export type ReplyBoxProps = {
  conversation: ConversationDetail;
  messages: readonly ThreadMessage[];
  draft: ReplyDraft;
  /** Why nothing can be sent now, or null. */
  obstacle: string | null;
  isSandbox: boolean;
  now: number;
  /** Sends made from this page. */
  ownSends: ReadonlySet<string>;
  fieldRef: RefObject<HTMLTextAreaElement | null>;
  marked: string | null;
  onMark: (id: string | null) => void;
  onChange: (change: Partial<ReplyDraft>) => void;
  onSend: (draft: ReplyDraft) => void;
  /** Opens the editor of the draft's message. */
  onEdit: () => void;
  onTyping: () => void;
};

/** The reply box under a thread: quote, text or saved message, and a review before sending. */
export function ReplyBox(props: ReplyBoxProps) {
  const { conversation, messages, draft, obstacle, isSandbox, now, ownSends, fieldRef, marked } = props;
  const { onMark, onChange, onSend, onEdit, onTyping } = props;
  const { name, number } = conversation;
  const { text, saved, replyTo, known } = draft;
  const [review, setReview] = useState<Pick<ReplyDraft, "saved"> | null>(null);
  const [isSlashOff, setIsSlashOff] = useState(false);
  const [hitch, setHitch] = useState("");
  // What was changed in the editor since is reviewed anew.
  const isReview = review !== null && review.saved === saved;
  const isSlash = text.startsWith("/") && saved === null && !isSlashOff;
  const { hits, error } = useSavedMessages(text.slice(1).trim(), isSlash);
  const message = toReplyMessage(draft, number ?? "");
  const problems = isReview ? findProblems(message, 1, { now }) : [];
  const errors = problems.filter(({ level }) => level === "error");
  const landed = findLandedSince(messages, known, ownSends);
  const isBlocked = obstacle !== null || errors.length > 0 || landed.length > 0;

  const change = (next: Partial<ReplyDraft>) => {
    setReview(null);
    setHitch("");
    onChange({ known: known ?? new Set(messages.map(({ id }) => id)), ...next });
  };
  const pick = async ({ id, name: savedName }: LibrarySummary) => {
    try {
      const { content } = await callApi(libraryEndpoints.find, { params: { id } });
      change(
        content.kind === "text" ? { text: content.text } : { saved: { name: savedName, content }, text: "" },
      );
    } catch {
      setHitch("The saved message couldn’t be loaded. Try again.");
    }
    onMark(null);
    fieldRef.current?.focus();
  };
  const submit = () => {
    if (isSlash) return setHitch("Choose a saved message first.");
    if (isEmptyReply(draft)) return setHitch("Write a reply first.");
    if (!isReview) {
      setHitch("");
      return setReview({ saved });
    }
    if (isBlocked) return;
    setReview(null);
    onSend(draft);
    fieldRef.current?.focus();
  };
  /** What was typed becomes the body of the list. */
  const openEditor = () => {
    const typed = isSlash ? "" : text.trim();
    const content = toContent({ ...emptyDraft(), body: typed });
    change(saved ? {} : { text: "", saved: typed === "" ? null : { name: NEW_MESSAGE, content } });
    onEdit();
  };
  const onFieldKey = (event: KeyboardEvent) => {
    if (!isSlash || !hits || event.ctrlKey || event.metaKey) return;
    const at = hits.findIndex(({ id }) => id === marked);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && hits.length > 0) {
      event.preventDefault();
      onMark(hits[(at + step + hits.length) % hits.length]?.id ?? null);
    } else if (event.key === "Enter") {
      event.preventDefault();
      const hit = hits[at] ?? hits[0];
      if (hit) void pick(hit);
    } else if (event.key === "Escape") {
      event.stopPropagation();
      setIsSlashOff(true);
      onMark(null);
    }
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      submit();
    } else if (event.key === "Escape" && isReview) {
      event.stopPropagation();
      setReview(null);
      fieldRef.current?.focus();
    }
  };

  return (
    <section
      aria-label={`Reply to ${name}`}
      onKeyDown={onKey}
      className="max-h-[70%] shrink-0 overflow-y-auto border-t border-line bg-panel has-[textarea:focus]:border-accent has-[textarea:focus]:ring-3 has-[textarea:focus]:ring-ring medium:mx-4 medium:mb-4 medium:rounded-xl medium:border"
    >
      {isSlash && (
        <SavedMessages
          hits={hits}
          error={error}
          marked={marked}
          onMark={onMark}
          onPick={(hit) => void pick(hit)}
        />
      )}
      {landed.length > 0 && (
        <div role="alert" className="p-2">
          <Notice look="open" title="Someone replied while you were writing">
            <ul>
              {landed.map((one) => (
                <li key={one.id}>
                  <bdi>{nameAuthor(one, name)}</bdi>, {formatClock(one.at)}: <bdi>{toLine(one)}</bdi>
                </li>
              ))}
            </ul>
            <div>
              <Button onClick={() => onChange({ known: new Set(messages.map(({ id }) => id)) })}>
                Continue with my reply
              </Button>
            </div>
          </Notice>
        </div>
      )}
      {replyTo && (
        <div className="mx-2 mt-2 flex items-center gap-2 rounded-md border-s-3 border-accent bg-sunk py-1 ps-2.5 pe-1 text-label">
          <CornerUpLeft size="0.875rem" aria-hidden className="shrink-0" />
          <span className="min-w-0 flex-1 truncate">
            <bdi className="me-1.5 font-medium">{nameAuthor(replyTo, name)}</bdi>
            <bdi className="text-soft">{toLine(replyTo)}</bdi>
          </span>
          <IconButton
            label="Remove the quote"
            className="max-medium:size-11"
            onClick={() => {
              change({ replyTo: null });
              fieldRef.current?.focus();
            }}
          >
            <X size="1rem" aria-hidden />
          </IconButton>
        </div>
      )}
      {saved && (
        <div className="mx-2 mt-2 flex items-center gap-2 rounded-md bg-sunk py-1 ps-2.5 pe-1 text-label">
          <span className="min-w-0 flex-1 truncate">
            Message: <bdi className="font-medium">{saved.name}</bdi>
          </span>
          <IconButton label="Edit the message" className="max-medium:size-11" onClick={openEditor}>
            <PencilLine size="1rem" aria-hidden />
          </IconButton>
          <IconButton
            label="Remove the message"
            className="max-medium:size-11"
            onClick={() => {
              change({ saved: null });
              fieldRef.current?.focus();
            }}
          >
            <X size="1rem" aria-hidden />
          </IconButton>
        </div>
      )}
      {isReview && (
        <div role="group" aria-label="Review" className="grid gap-2 px-3 pt-3">
          <p>
            To <bdi className="font-medium">{name}</bdi>
            {number !== null && number !== name && (
              <>
                {", "}
                <bdi dir="ltr">{number}</bdi>
              </>
            )}
            {isSandbox && <span className="text-soft">. Sandbox: nothing leaves this machine.</span>}
          </p>
          <div inert className="flex flex-col gap-2 rounded-lg bg-chat-wall p-3">
            <StaticMessage draft={{ ...message, replyTo: "" }} time={formatClock(now)} />
          </div>
          {problems.length > 0 && (
            <ul className="grid gap-0.5 text-note">
              {problems.map(({ path, code, level, message: words }) => (
                <li key={path + code} className={level === "error" ? "text-bad" : "text-warn"}>
                  {words}
                </li>
              ))}
            </ul>
          )}
        </div>
      )}
      <textarea
        ref={fieldRef}
        aria-label="Text"
        placeholder={saved ? "Ready to review" : "Write a reply, or / for a saved message"}
        value={text}
        rows={2}
        readOnly={saved !== null}
        aria-controls={isSlash ? HITS_ID : undefined}
        aria-activedescendant={isSlash && marked !== null ? toHitId(marked) : undefined}
        onChange={({ target }) => {
          if (!target.value.startsWith("/")) setIsSlashOff(false);
          change({ text: target.value });
          onTyping();
        }}
        onKeyDown={onFieldKey}
        className="block field-sizing-content max-h-48 min-h-14 w-full resize-none rounded-xl bg-transparent px-4 pt-3 pb-1 outline-none max-medium:text-[1rem]"
      />
      {(hitch !== "" || obstacle !== null) && (
        <p id="reply-hitch" role="status" className="px-4 pb-1 text-note text-warn">
          {hitch || obstacle}
        </p>
      )}
      <div className="flex flex-wrap items-center justify-end gap-2 px-2 pb-2">
        <Button look="ghost" className="max-medium:h-11" onClick={openEditor}>
          New list or audio
        </Button>
        <Button
          look="ghost"
          className="me-auto max-medium:h-11"
          onClick={() => {
            change({ text: "/", saved: null });
            setIsSlashOff(false);
            fieldRef.current?.focus();
          }}
        >
          Saved messages <kbd aria-hidden>/</kbd>
        </Button>
        {isReview && (
          <Button className="max-medium:h-11" onClick={() => setReview(null)}>
            Cancel
          </Button>
        )}
        <Button
          look="primary"
          className="max-medium:h-11"
          aria-disabled={isReview && isBlocked}
          aria-describedby={obstacle === null ? undefined : "reply-hitch"}
          onClick={submit}
        >
          {isReview ? "Send now" : "Review and send"}
          <kbd aria-hidden className="text-note max-medium:hidden">
            Ctrl ↵
          </kbd>
        </Button>
      </div>
    </section>
  );
}
