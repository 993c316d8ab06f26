"use client";

import { lazy, Suspense, useRef } from "react";
import { isLinkedAudio } from "@/components/composer/opening/linked-audio";
import { readSentText } from "@/components/composer/sent-texts";
import { LookControls } from "@/components/looks/look-controls";
import { useLook } from "@/components/looks/use-look";
import { Chat } from "@/components/preview/chat";
import { QuotedMessage } from "@/components/preview/quoted-message";
import { toTextDirection } from "@/components/preview/text-direction";
import { ListRehearsal } from "@/components/rehearsal/list-rehearsal";
import { PreviewPicture } from "./preview-picture";
import { useDraft } from "./use-draft";
import { useEarlyPress } from "./use-early-press";

const AudioRehearsal = lazy(() => import("@/components/rehearsal/audio-rehearsal"));
const FitWide = lazy(() => import("@/components/looks/fit-wide"));

/** The draft as the customer will see it, to be tapped through. */
export default function PreviewPanel() {
  const draft = useDraft();
  const [look, changeLook] = useLook();
  const panel = useRef<HTMLElement>(null);
  const place = useRef<HTMLDivElement>(null);
  const onHeard = useEarlyPress(panel);
  const quote = (
    <QuotedMessage replyTo={draft.replyTo} text={readSentText(draft.replyTo)} dir={toTextDirection(look)} />
  );
  return (
    // A layer of its own, like each section of the editor: a key is drawn here and in its field, and nowhere else.
    <section
      ref={panel}
      aria-labelledby="preview-title"
      onClickCapture={onHeard}
      className="will-change-transform"
    >
      <h2 id="preview-title" className="sr-only">
        Preview
      </h2>
      <div ref={place} className="medium:-mx-2.5">
        <LookControls look={look} onChange={changeLook} />
        {draft.kind === "list" ? (
          <ListRehearsal draft={draft} look={look} quote={quote} />
        ) : (
          <Suspense fallback={<Chat look={look}>{null}</Chat>}>
            <AudioRehearsal
              audioUrl={draft.audioUrl}
              look={look}
              quote={quote}
              isFetchedOnPlay={isLinkedAudio(draft.audioUrl)}
            />
          </Suspense>
        )}
        {look.width === "web" && (
          <Suspense>
            <FitWide place={place} platform={look.platform} />
          </Suspense>
        )}
      </div>
      <PreviewPicture look={look} />
    </section>
  );
}
