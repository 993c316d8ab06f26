"use client";

import { Play } from "lucide-react";
import { memo, type ReactNode, Suspense, useEffect, useMemo, useRef, useState } from "react";
import { useWatch } from "react-hook-form";
import { readSentText } from "./known";
import { type Envelope, useContent, useDraft, useEnvelope, useSettledContent } from "./use-draft";
import { LookControls } from "@/components/looks/look-controls";
import { useLook } from "@/components/looks/use-look";
import { SENT_TIME } from "@/components/preview/bubble";
import { Chat } from "@/components/preview/chat";
import type { Look } from "@/components/preview/look";
import { TextBubble } from "@/components/preview/text-bubble";
import { toTextDirection } from "@/components/preview/text-direction";
import { ListRehearsal } from "@/components/rehearsal/list-rehearsal";
import { Button } from "@/components/ui/button";
import { lazyPart } from "@/components/ui/lazy-part";
import { Segmented } from "@/components/ui/segmented";
import { type DraftContent, toWholeDraft } from "@/lib/message/history/history";
import { PreviewPicture } from "./preview-picture";

/** The row that has the focus, as "section.row"; null if none has. */
function useEditedRow(): string | null {
  const [spot, setSpot] = useState<string | null>(null);
  useEffect(() => {
    const look = ({ target }: FocusEvent) => {
      const row = target instanceof Element ? target.closest<HTMLElement>(".row[data-spot]") : null;
      setSpot(row?.dataset.spot ?? null);
    };
    document.addEventListener("focusin", look);
    return () => document.removeEventListener("focusin", look);
  }, []);
  return spot;
}

const QuotedMessage = lazyPart(
  async () => ({ default: (await import("@/components/preview/quote-block")).QuotedMessage }),
  "The quoted message",
);
/** Memoized, because it can draw a hundred rows. */
const MessageLook = lazyPart(
  async () => ({ default: memo((await import("@/components/preview/message-look")).MessageLook) }),
  "The open list",
);
const AudioRehearsal = lazyPart(() => import("@/components/rehearsal/audio-rehearsal"), "The audio preview");
const FitWide = lazyPart(() => import("@/components/looks/fit-wide"), "The wide look");

/** Shorter than the time between two keystrokes, so the list follows each and none waits. */
const LIST_AFTER_MS = 60;

const VIEWS = [
  { value: "chat", name: "Chat" },
  { value: "list", name: "List" },
] as const;

const useReplyTo = () => useWatch<Envelope, "replyTo">({ control: useEnvelope().control, name: "replyTo" });

const UNREAD: DraftContent["sections"] = [];

type LiveListProps = { look: Look; quote: ReactNode; isOpen: boolean; onOpen: (isOpen: boolean) => void };

/** A list in the chat. Its rows matter from its first opening on. */
function LiveList({ isOpen, ...rest }: LiveListProps) {
  const [wasOpened, setWasOpened] = useState(isOpen);
  if (isOpen && !wasOpened) setWasOpened(true);
  const header = useContent((content) => content.header);
  const body = useContent((content) => content.body);
  const footer = useContent((content) => content.footer);
  const button = useContent((content) => content.button);
  const sections = useContent((content) => (wasOpened ? content.sections : UNREAD));
  return <ListRehearsal draft={{ header, body, footer, button, sections }} isOpen={isOpen} {...rest} />;
}

function LiveText({ look, quote }: { look: Look; quote: ReactNode }) {
  const text = useContent((content) => content.text);
  return (
    <Chat look={look}>
      <TextBubble text={text} quote={quote} time={SENT_TIME} dir={toTextDirection(look)} />
    </Chat>
  );
}

function LiveAudio({ look, quote }: { look: Look; quote: ReactNode }) {
  const audioUrl = useContent((content) => content.audioUrl);
  const linkedAudio = useDraft((state) => state.linkedAudio);
  const isFetchedOnPlay = linkedAudio !== "" && audioUrl.trim() === linkedAudio;
  return (
    <Suspense fallback={<Chat look={look}>{null}</Chat>}>
      <AudioRehearsal {...{ audioUrl, look, quote, isFetchedOnPlay }} />
    </Suspense>
  );
}

type LiveChatProps = { look: Look; isOpen: boolean; onOpen: (isOpen: boolean) => void };

/** The chat, rendered on every keystroke that it shows. `isOpen`: whether its list is open. */
function LiveChat({ look, isOpen, onOpen }: LiveChatProps) {
  const kind = useContent((content) => content.kind);
  const replaced = useDraft((state) => state.replaced);
  const replyTo = useReplyTo();
  const quote = replyTo !== "" && (
    <Suspense>
      <QuotedMessage replyTo={replyTo} text={readSentText(replyTo)} dir={toTextDirection(look)} />
    </Suspense>
  );
  switch (kind) {
    case "list":
      return <LiveList key={replaced} {...{ look, quote, isOpen, onOpen }} />;
    case "text":
      return <LiveText look={look} quote={quote} />;
    case "audio":
      return <LiveAudio look={look} quote={quote} />;
    default:
      return kind satisfies never;
  }
}

/** The message again with its list open, inert: only the chat can be read and tapped. */
function OpenList({ look, editedRow }: { look: Look; editedRow: string | null }) {
  const content = useSettledContent(LIST_AFTER_MS);
  const replyTo = useReplyTo();
  const draft = useMemo(() => ({ ...toWholeDraft(content), replyTo }), [content, replyTo]);
  return (
    <div className="list-place" aria-hidden inert>
      <Suspense
        fallback={
          <Chat look={look} isStill>
            {null}
          </Chat>
        }
      >
        <MessageLook draft={draft} look={look} view="list" editedRow={editedRow} />
      </Suspense>
    </div>
  );
}

/** The draft as the customer will see it, tappable; its open list beside it if there is room. */
export const PreviewPanel = memo(function PreviewPanel() {
  const kind = useContent((content) => content.kind);
  const replaced = useDraft((state) => state.replaced);
  const isReady = useDraft((state) => state.isReady);
  const [look, changeLook] = useLook();
  const [view, setView] = useState<"chat" | "list">("chat");
  /** The value of `replaced` for the message whose list is open on the phone. */
  const [rehearsed, setRehearsed] = useState<number | null>(null);
  const editedRow = useEditedRow();
  const chat = useRef<HTMLDivElement>(null);
  const hasList = kind === "list" && look.width !== "web";
  const findPhone = () => chat.current?.querySelector<HTMLElement>("[data-platform]") ?? null;
  const rehearse = () => {
    setView("chat");
    setRehearsed(replaced);
  };
  return (
    <div
      className={`preview ${hasList ? "preview-pair" : ""} ${view === "list" && hasList ? "preview-list" : ""}`}
    >
      <section aria-labelledby="preview-title" className="contents">
        <h2 id="preview-title" className="sr-only">
          Preview
        </h2>
        <div className="looks">
          <LookControls look={look} onChange={changeLook} />
          <div className="looks-rest">
            {hasList && (
              <span className="two-up">
                <Segmented label="View" name="preview-view" value={view} options={VIEWS} onChange={setView} />
              </span>
            )}
            <span className="flex-1" />
            <PreviewPicture look={look} getElement={findPhone} />
            {kind === "list" && (
              <Button look="quiet" className="button-small" onClick={rehearse}>
                <Play size="0.875rem" aria-hidden className="rtl:-scale-x-100" /> Rehearse
              </Button>
            )}
          </div>
        </div>
        <div ref={chat} className="chat-place">
          <LiveChat
            look={look}
            isOpen={rehearsed === replaced}
            onOpen={(isOpen) => setRehearsed(isOpen ? replaced : null)}
          />
          {look.width === "web" && (
            <Suspense>
              <FitWide place={chat} platform={look.platform} />
            </Suspense>
          )}
        </div>
      </section>
      {/* A new message is drawn at once; only keystrokes wait. */}
      {hasList && <OpenList key={isReady ? replaced : "waiting"} look={look} editedRow={editedRow} />}
    </div>
  );
});
