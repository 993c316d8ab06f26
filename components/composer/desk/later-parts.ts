import type { ComponentProps, ComponentType } from "react";
import { HistoryTools } from "@/components/composer/history/history-tools";
import { LibrarySlot } from "@/components/composer/library/library-slot";
import { PaneTabs } from "@/components/composer/pane-tabs";
import { CountrySelect } from "@/components/composer/recipient/country-select";
import { ComposerTools } from "@/components/composer/tools/composer-tools";
import { DeskOffers } from "./desk-offers";

/**
 * What every visit needs soon and the first load does not hold. It comes in one piece and one drawing: were each part lazy by
 * itself, React would draw all fields anew for every one that comes.
 */
export const LATER_PARTS = {
  ComposerTools,
  CountrySelect,
  DeskOffers,
  HistoryTools,
  LibrarySlot,
  PaneTabs,
};
type Parts = typeof LATER_PARTS;
/** Each by the props that it takes. */
export type LaterParts = { [Name in keyof Parts]: ComponentType<ComponentProps<Parts[Name]>> };
