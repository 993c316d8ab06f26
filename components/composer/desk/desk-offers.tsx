"use client";

import { useAnswer } from "@/components/composer/answer/use-answer";
import type { Answering } from "@/components/composer/answer/begin-answer";
import type { DraftForm } from "@/lib/message/draft";
import { type Offers, useOffers } from "@/components/palette/offers";
import { useLaterLink } from "@/components/composer/opening/use-later-link";
import type { Role } from "@/lib/accounts/contract/role";

type DeskOffersProps = {
  offers: Offers;
  role: Role | null;
  answering: Answering;
  onLink: (name: string, message: DraftForm) => void;
};

/** What links, pastes and the palette can do with the draft. It draws nothing, and comes when the page can be used. */
export function DeskOffers({ offers, role, answering, onLink }: DeskOffersProps) {
  "use no memo"; // It offers anew with every drawing.
  const { form, say } = answering;
  useAnswer(role, answering);
  useLaterLink({ getForm: form.getValues, open: onLink, say });
  useOffers(offers);
  return null;
}
