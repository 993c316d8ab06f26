"use client";

import { History, Redo2, RotateCcw, Share, Undo2 } from "lucide-react";
import { lazy, Suspense, useEffect, useState, useSyncExternalStore } from "react";
import { createPortal } from "react-dom";
import { useFormContext } from "react-hook-form";
import { IconButton } from "@/components/ui/button";
import { NOT_LOADED } from "@/components/ui/lazy-module";
import type { DraftForm } from "@/lib/message/draft";
import { useHistoryReader } from "./kept-history";
import { OtherTabNotice } from "./other-tab-notice";
import { type HistoryOptions, useHistory } from "./use-history";
import { useHistoryKeys } from "./use-history-keys";

const loadTimeline = () => import("./timeline/timeline-dialog");
const TimelineDialog = lazy(loadTimeline);
const warm = () => void loadTimeline().catch(() => undefined);
const ICON = { size: "0.9375rem", "aria-hidden": true } as const;

type HistoryToolsProps = HistoryOptions & { onShare: () => void; onStartOver: () => void };

function Tools({ onShare, onStartOver, ...options }: HistoryToolsProps) {
  const form = useFormContext<DraftForm>();
  const { recorder, keeper, tabs } = useHistory(form, options);
  const canUndo = useSyncExternalStore(recorder.subscribe, () => recorder.read().past.length > 0);
  const canRedo = useSyncExternalStore(recorder.subscribe, () => recorder.read().future.length > 0);
  const isAsked = useSyncExternalStore(tabs.subscribe, tabs.isOpen);
  const [timeline, setTimeline] = useState<"unasked" | "open" | "closed">("unasked");
  useHistoryKeys(keeper);
  const open = () => {
    recorder.flush();
    loadTimeline().then(
      () => setTimeline("open"),
      () => options.say(NOT_LOADED),
    );
  };
  const { undo, redo } = keeper;
  useEffect(
    () => void Object.assign(options.port, { undo, redo, openHistory: open, flush: () => recorder.flush() }),
  );
  const place = document.getElementById("composer.notice");
  return (
    <>
      <IconButton label="Share" onClick={onShare}>
        <Share {...ICON} />
      </IconButton>
      <IconButton
        label="Undo"
        aria-disabled={!canUndo}
        onClick={keeper.undo}
        aria-keyshortcuts="Control+Z Meta+Z"
      >
        <Undo2 {...ICON} />
      </IconButton>
      <IconButton
        label="Redo"
        aria-disabled={!canRedo}
        onClick={keeper.redo}
        aria-keyshortcuts="Control+Shift+Z Meta+Shift+Z Control+Y"
      >
        <Redo2 {...ICON} />
      </IconButton>
      <IconButton label="History" onClick={open} onPointerEnter={warm} onFocus={warm}>
        <History {...ICON} />
      </IconButton>
      <IconButton label="Start over" onClick={onStartOver}>
        <RotateCcw {...ICON} />
      </IconButton>
      {timeline !== "unasked" && (
        <Suspense>
          <TimelineDialog
            keeper={keeper}
            isOpen={timeline === "open"}
            onClose={() => setTimeline("closed")}
          />
        </Suspense>
      )}
      {isAsked && place && createPortal(<OtherTabNotice tabs={tabs} />, place)}
    </>
  );
}

/** Undo, redo, the way to the earlier states and a new beginning; and what asks when two tabs have changed the draft. */
export function HistoryTools(props: HistoryToolsProps) {
  const isReadable = useHistoryReader(() => props.say(NOT_LOADED));
  return isReadable && <Tools {...props} />;
}
