"use client";

import { createContext, useContext } from "react";
import type { Removal } from "./use-undo";

/** What the fields of one composer share beside the form itself. */
export type ComposerDesk = {
  /** A send was tried: required fields that are empty show it. */
  wasTried: boolean;
  /** FlowIQ's words for fields that it named when it refused this draft, by draft path. */
  refusals: Readonly<Record<string, string>>;
  onRemoved: (removal: Removal) => void;
};

export const ComposerContext = createContext<ComposerDesk>({
  wasTried: false,
  refusals: {},
  onRemoved: () => undefined,
});

export const useComposerDesk = () => useContext(ComposerContext);
