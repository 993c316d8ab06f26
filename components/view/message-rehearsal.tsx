"use client";

import { lazy, Suspense, useRef } from "react";
import { LookControls } from "@/components/looks/look-controls";
import { useLook } from "@/components/looks/use-look";
import { Chat } from "@/components/preview/chat";
import { ListRehearsal } from "@/components/rehearsal/list-rehearsal";
import type { DraftForm } from "@/lib/message/draft";

const AudioRehearsal = lazy(() => import("@/components/rehearsal/audio-rehearsal"));
const FitWide = lazy(() => import("@/components/looks/fit-wide"));

/** A shared message in a chat, to be tapped through in any look. By itself it fetches nothing. */
export function MessageRehearsal({ form }: { form: DraftForm }) {
  const [look, changeLook] = useLook();
  const place = useRef<HTMLDivElement>(null);
  return (
    <section aria-label="Preview" ref={place} className="min-w-0">
      <LookControls look={look} onChange={changeLook} />
      {form.kind === "list" ? (
        <ListRehearsal draft={form} look={look} quote={null} />
      ) : (
        <Suspense fallback={<Chat look={look}>{null}</Chat>}>
          <AudioRehearsal audioUrl={form.audioUrl} look={look} quote={null} isFetchedOnPlay />
        </Suspense>
      )}
      {look.width === "web" && (
        <Suspense>
          <FitWide place={place} platform={look.platform} />
        </Suspense>
      )}
    </section>
  );
}
