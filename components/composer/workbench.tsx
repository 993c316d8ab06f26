"use client";

import { lazy, type ReactNode, Suspense, useState } from "react";
import type { Endpoint } from "@/lib/message/snippets";
import type { LaterParts } from "./desk/later-parts";
import { useComposerDesk } from "./composer-context";
import { loadPreview } from "./inspect/load-preview";
import { useSettledDraft } from "./inspect/use-draft";
import { useProblems } from "./inspect/use-problems";
import { type Pane, useIsNarrow } from "./panes";

const PreviewPanel = lazy(loadPreview);
const ProblemsPanel = lazy(() => import("./inspect/problems-panel"));
const PayloadPanel = lazy(() => import("@/components/payload/payload-panel"));

/** Problems and payload wait for a pause this long in the typing, so that no key waits for them. */
const PAUSE_MS = 100;

type WorkbenchProps = {
  editor: ReactNode;
  actionBar: ReactNode;
  endpoint: Endpoint;
  /** False until the browser's kept draft is in the form. */
  isReady: boolean;
  parts: LaterParts | null;
  pane: Pane;
  onPane: (pane: Pane) => void;
  onChooseProblem: (path: string) => void;
  onCopiedOut: () => void;
};

/** Who comes near the tabs may open it. */
const warmPreview = () => void loadPreview().catch(() => undefined);

/** A region whose code is on its way. */
function Waiting({ title }: { title: string }) {
  return (
    <section aria-label={title} aria-busy className="min-h-72">
      <h2 className="text-label font-semibold">{title}</h2>
      <div className="mt-3 h-14 rounded-[10px] bg-sunk" />
    </section>
  );
}

/** The same element for good: a change to it before its code has come would take what the server drew from the page. */
const PREVIEW = (
  <Suspense
    fallback={
      <div className="medium:hidden">
        <Waiting title="Preview" />
      </div>
    }
  >
    <PreviewPanel />
  </Suspense>
);

/** The panes around one draft: side by side where there is room, behind tabs where there is not. */
export function Workbench(props: WorkbenchProps) {
  "use no memo"; // What it holds remembers for itself: the panes are cheap to draw with the same message.
  const { editor, actionBar, endpoint, isReady, parts, pane, onPane, onChooseProblem, onCopiedOut } = props;
  const settled = useSettledDraft(PAUSE_MS);
  const { several } = useComposerDesk();
  const isNarrow = useIsNarrow();
  const isSeen = (own: Pane) => !isNarrow || pane === own;
  const problems = useProblems(settled, several.numbers.length, isReady && isSeen("problems"));
  const at = (own: Pane) => ({
    className: `${pane === own ? "" : "max-medium:hidden"} ${own === "preview" ? "h-full" : ""}`,
    ...(isNarrow && { role: "tabpanel", "aria-label": own }),
  });
  const isInspected = pane === "problems" || pane === "payload";
  // Behind a tab the preview costs nothing until it is first opened; from then on it stays, with what was rehearsed.
  const [wasPreviewOpened, setWasPreviewOpened] = useState(false);
  if (pane === "preview" && !wasPreviewOpened) setWasPreviewOpened(true);
  return (
    <>
      <div
        onPointerEnter={warmPreview}
        onFocus={warmPreview}
        className="min-h-[42px] border-b border-line bg-panel medium:hidden"
      >
        {parts && isNarrow && (
          <parts.PaneTabs pane={pane} problemCount={problems?.length ?? null} onChange={onPane} />
        )}
      </div>
      <div className="mx-auto flex min-h-[calc(100dvh-98px)] max-w-[1536px] flex-col medium:grid medium:min-h-[calc(100dvh-56px)] medium:grid-cols-[minmax(0,1fr)_minmax(0,404px)] wide:grid-cols-[minmax(0,1fr)_404px_332px]">
        <div className="flex flex-col max-medium:contents medium:row-span-2 wide:row-span-1">
          <div {...at("edit")}>{editor}</div>
          {/* What room is left stands above the bar, and not above a pane behind a tab. */}
          <div className="flex-1 max-medium:order-last" />
          {actionBar}
        </div>
        <div className="border-line medium:border-s">
          <div {...at("preview")}>
            {/* As tall as the preview will be, before it is there: what stands below must not jump. */}
            <div className="p-4 medium:sticky medium:top-14 medium:min-h-[calc(clamp(24rem,100dvh_-_9rem,640px)_+_100px)] medium:p-6">
              {/* A boundary of its own: hydrated after the fields, when its code has come; where it is behind a tab, when that is opened. */}
              {(!isNarrow || wasPreviewOpened) && PREVIEW}
            </div>
          </div>
        </div>
        <div
          className={`border-line medium:border-s medium:max-wide:col-start-2 ${isInspected ? "" : "max-medium:hidden"}`}
        >
          <div className="grid grid-cols-[minmax(0,1fr)] gap-7 p-4 medium:p-6 wide:sticky wide:top-14 wide:max-h-[calc(100dvh-56px)] wide:overflow-y-auto">
            <div {...at("problems")}>
              {problems && isSeen("problems") ? (
                <Suspense fallback={<Waiting title="Problems" />}>
                  <ProblemsPanel problems={problems} draft={settled} onChoose={onChooseProblem} />
                </Suspense>
              ) : (
                <Waiting title="Problems" />
              )}
            </div>
            <div {...at("payload")}>
              {isReady && isSeen("payload") ? (
                <Suspense fallback={<Waiting title="Payload" />}>
                  <PayloadPanel draft={settled} endpoint={endpoint} onCopied={onCopiedOut} />
                </Suspense>
              ) : (
                <Waiting title="Payload" />
              )}
            </div>
          </div>
        </div>
      </div>
    </>
  );
}
