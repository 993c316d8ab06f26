"use client";

import type { ReactNode } from "react";
import type { DraftAccess } from "@/components/library/opening/use-origin";
import type { Content } from "@/lib/message/content";
import { DraftOffer, useDraftOffer } from "./draft-offer";
import { useServerDraft } from "./use-server-draft";

export type OwnDraftsProps = {
  draft: DraftAccess;
  /** The composer holds a message of the library: none is offered in its place. */
  isOther: boolean;
  onTake: (content: Content) => void;
  children: ReactNode;
};

/** Keeps the draft of who is signed in on the server too, and offers a later one of another browser, where there is one, in its children's place. */
export default function OwnDrafts({ draft, isOther, onTake, children }: OwnDraftsProps) {
  useServerDraft(draft);
  const { offer, forget } = useDraftOffer();
  if (!offer || isOther) return children;
  return <DraftOffer offer={offer} onTake={onTake} onDone={forget} />;
}
