"use client";

import { useAnswer } from "@/components/composer/answer/use-answer";
import type { Answering } from "@/components/composer/answer/begin-answer";
import { type Offers, useOffers } from "@/components/palette/offers";
import type { Role } from "@/lib/accounts/contract/role";

type DeskOffersProps = { offers: Offers; role: Role | null; answering: Answering };

/** What links, pastes and the palette can do with the draft. It draws nothing, and comes when the page can be used. */
export default function DeskOffers({ offers, role, answering }: DeskOffersProps) {
  "use no memo"; // It offers anew with every drawing.
  useAnswer(role, answering);
  useOffers(offers);
  return null;
}
