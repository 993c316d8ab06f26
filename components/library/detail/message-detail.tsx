"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { ArrowLeft, X } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { Tags } from "@/components/library/list/message-row";
import { LIBRARY_KEY } from "@/components/library/list/use-library-list";
import { fetchMessage } from "@/components/library/requests/library-requests";
import { VersionsPanel } from "@/components/library/versions/versions-panel";
import { toAskError } from "@/components/requests/ask-server";
import { FaultNotice } from "@/components/requests/fault-notice";
import { Waiting } from "@/components/requests/waiting";
import { Moment } from "@/components/time/moment";
import { Button, IconButton } from "@/components/ui/button";
import type { LibraryMessage } from "@/lib/library/contract/library";
import { KeptMessage } from "./kept-message";
import { MessageActions } from "./message-actions";

const IN_PLACE = "(width < 1200px)";

function Facts({ message }: { message: LibraryMessage }) {
  const { tags, version, content_hash, created_by, created_at, changed_by, changed_at } = message;
  return (
    <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1 break-words [&>dt]:text-soft">
      {tags.length > 0 && (
        <>
          <dt>Tags</dt>
          <dd>
            <Tags tags={tags} />
          </dd>
        </>
      )}
      <dt>Saved</dt>
      <dd>
        <Moment time={changed_at} /> by <bdi>{changed_by}</bdi>
      </dd>
      <dt>Created</dt>
      <dd>
        <Moment time={created_at} /> by <bdi>{created_by}</bdi>
      </dd>
      <dt>Version</dt>
      <dd>
        {version}, content <span className="font-mono">{content_hash}</span>
      </dd>
    </dl>
  );
}

type MessageDetailProps = {
  id: string;
  canChange: boolean;
  onOpen: (id: string) => void;
  /** `words`: what was done with it, where it is gone. */
  onClose: (words?: string) => void;
};

/** One message of the library: what it says now, what can be done with it, and its versions. Give it a `key` of the id. */
export function MessageDetail({ id, canChange, onOpen, onClose }: MessageDetailProps) {
  const client = useQueryClient();
  const key = [LIBRARY_KEY, "message", id];
  const { data: message, error, refetch } = useQuery({ queryKey: key, queryFn: () => fetchMessage(id) });
  const [said, setSaid] = useState("");
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // In the list's place, it begins at its own top; beside the list, that stays where it was.
    if (window.matchMedia(IN_PLACE).matches) window.scrollTo(0, 0);
    heading.current?.focus({ preventScroll: true });
  }, []);
  const askLists = () => {
    void client.invalidateQueries({ queryKey: [LIBRARY_KEY, "list"] });
    void client.invalidateQueries({ queryKey: [LIBRARY_KEY, "tags"] });
  };
  const change = (changed: LibraryMessage, words = "") => {
    client.setQueryData(key, changed);
    setSaid(words);
    askLists();
  };
  return (
    <section aria-labelledby="message-title" className="grid grid-cols-[minmax(0,1fr)] gap-6 p-4 medium:p-6">
      <div className="grid gap-3">
        <div className="wide:hidden">
          {/* The list's own title is away with the list. */}
          <h1 className="sr-only">Library</h1>
          <Button look="ghost" onClick={() => onClose()} className="-ms-2">
            <ArrowLeft size="0.9375rem" aria-hidden className="rtl:-scale-x-100" />
            Library
          </Button>
        </div>
        <div className="flex items-start justify-between gap-3">
          <h2
            ref={heading}
            id="message-title"
            tabIndex={-1}
            className="min-w-0 rounded-sm text-title font-semibold tracking-tight break-words"
          >
            <bdi>{message?.name ?? (error ? "A message" : "Opening the message")}</bdi>
          </h2>
          <IconButton label="Close" onClick={() => onClose()} className="max-wide:hidden">
            <X size="1rem" aria-hidden />
          </IconButton>
        </div>
        {message?.is_archived && <p className="text-warn">In the archive</p>}
        <p role="status" className="text-note text-accent empty:hidden">
          {said}
        </p>
        {error && <FaultNotice fault={toAskError(error)} onAskAgain={() => void refetch()} />}
      </div>
      {!message && !error && <Waiting words="Opening the message" rows={5} />}
      {message && (
        <>
          <MessageActions
            message={message}
            canChange={canChange}
            onChanged={change}
            onCopied={(copy) => {
              askLists();
              onOpen(copy.id);
            }}
            onDeleted={() => {
              askLists();
              onClose("The message was deleted");
            }}
          />
          <KeptMessage content={message.content} time={message.changed_at} label="Message" />
          <Facts message={message} />
          <VersionsPanel message={message} canChange={canChange} onChanged={(changed) => change(changed)} />
        </>
      )}
    </section>
  );
}
