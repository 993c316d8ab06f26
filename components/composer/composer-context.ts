"use client";

import { createContext, useContext } from "react";
import type { HistoryPort } from "./history/history-port";

/** What the fields of one composer share beside the form itself. */
export type ComposerDesk = {
  /** A send was tried: required fields that are empty show it. */
  wasTried: boolean;
  /** FlowIQ's words for fields that it named when it refused this draft, by draft path. */
  refusals: Readonly<Record<string, string>>;
  /** Takes the names of changes that tell too little by themselves. */
  port: HistoryPort;
  /** Whom it goes to, in E.164, where they are several; else none. */
  several: { numbers: readonly string[]; onEdit: () => void; onClear: () => void };
};

const nothing = () => undefined;
export const ComposerContext = createContext<ComposerDesk>({
  wasTried: false,
  refusals: {},
  port: { known: null, isOwn: false },
  several: { numbers: [], onEdit: nothing, onClear: nothing },
});

export const useComposerDesk = (): ComposerDesk => useContext(ComposerContext);
