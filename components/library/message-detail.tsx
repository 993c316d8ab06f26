"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { ArrowLeft, X } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { callApi } from "@/components/client/call-api";
import { QUERY_KEYS } from "@/components/client/query-keys";
import { FaultNotice, Loading } from "@/components/client/request-state";
import { ResultsPanel } from "@/components/outbox/results-panel";
import { IconButton } from "@/components/ui/button";
import { Moment } from "@/components/ui/moment";
import { libraryEndpoints, type LibraryMessage } from "@/lib/api/library";
import { toShownHash } from "@/lib/message/content-hash";
import { toDraft } from "@/lib/message/message";
import { Tags } from "./library-row";
import { MessageActions } from "./message-actions";
import { StillMessage } from "./still-message";
import { VersionsPanel } from "./versions-panel";

const IN_PLACE = "(width < 75em)";

function Facts({ message }: { message: LibraryMessage }) {
  const { tags, version, content_hash, created_by, created_at, changed_by, changed_at } = message;
  return (
    <dl className="facts">
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
        {version}, content <span className="font-mono">{toShownHash(content_hash)}</span>
      </dd>
    </dl>
  );
}

type MessageDetailProps = {
  id: string;
  canChange: boolean;
  onOpen: (id: string) => void;
  /** `words`: announced if the message is gone. */
  onClose: (words?: string) => void;
};

/** One library message: its content, its actions and its versions. Needs its id as `key`. */
export function MessageDetail({ id, canChange, onOpen, onClose }: MessageDetailProps) {
  const client = useQueryClient();
  const key = QUERY_KEYS.libraryMessage(id);
  const {
    data: message,
    error,
    refetch,
  } = useQuery({
    queryKey: key,
    queryFn: () => callApi(libraryEndpoints.find, { params: { id } }),
  });
  const [said, setSaid] = useState("");
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // In the list's place it starts at its top; beside the list, the scroll position stays.
    if (window.matchMedia(IN_PLACE).matches) window.scrollTo(0, 0);
    heading.current?.focus({ preventScroll: true });
  }, []);
  const askLists = () => {
    void client.invalidateQueries({ queryKey: QUERY_KEYS.libraryLists });
    void client.invalidateQueries({ queryKey: QUERY_KEYS.libraryTags });
  };
  const change = (changed: LibraryMessage, words = "") => {
    client.setQueryData(key, changed);
    setSaid(words);
    askLists();
  };
  return (
    <section aria-labelledby="message-title">
      <header className="sticky top-14 z-1 flex min-h-14 items-center gap-3 border-b border-line bg-panel px-4 wide:top-0 wide:ps-6">
        <div className="wide:hidden">
          {/* The list's own title is hidden with the list. */}
          <h1 className="sr-only">Library</h1>
          <IconButton label="Back to the library" onClick={() => onClose()} className="icon-button">
            <ArrowLeft size="1.125rem" aria-hidden className="rtl:-scale-x-100" />
          </IconButton>
        </div>
        <h2
          ref={heading}
          id="message-title"
          tabIndex={-1}
          className="me-auto min-w-0 truncate rounded-sm text-[1rem]/6 font-semibold tracking-tight outline-offset-4"
        >
          <bdi>{message?.name ?? "Message"}</bdi>
        </h2>
        <span className="max-wide:hidden">
          <IconButton label="Close" onClick={() => onClose()} className="icon-button">
            <X size="1rem" aria-hidden />
          </IconButton>
        </span>
      </header>
      <div className="detail-block border-t-0! empty:hidden">
        {message?.is_archived && <p className="text-warn">In the archive</p>}
        <p role="status" className="text-note text-accent empty:hidden">
          {said}
        </p>
        {error && <FaultNotice fault={error} onAskAgain={() => void refetch()} />}
        {!message && !error && <Loading words="Loading the message…" rows={5} />}
        {message && (
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
        )}
        {message && (
          <StillMessage draft={toDraft(message.content)} time={message.changed_at} label="Message" />
        )}
      </div>
      {message && (
        <>
          <div className="detail-block">
            <Facts message={message} />
          </div>
          <div className="detail-block">
            <ResultsPanel of={{ kind: "message", id }} />
          </div>
          <div className="detail-block">
            <VersionsPanel message={message} canChange={canChange} onChanged={(changed) => change(changed)} />
          </div>
        </>
      )}
    </section>
  );
}
