"use client";

import { useDeferredValue, useEffect, useMemo, useRef, useState } from "react";
import type { Look } from "@/components/preview/look/look";
import type { DraftForm } from "@/lib/message/draft";
import { AxisFields } from "./axes/axis-fields";
import { findLooks, toCellId } from "./axes/proof-looks";
import { AXIS_WORDS } from "./axes/proof-words";
import { useAxes } from "./axes/use-axes";
import { ProofCell } from "./cell/proof-cell";
import type { Flags, View } from "./flags/flag";
import { FlagList } from "./flags/flag-list";
import { useFlags } from "./flags/use-flags";
import { toMessageName } from "./message/proof-message";
import { measurePaint } from "./paint-timing";
import { ProofHeading } from "./proof-heading";
import { ProofToolbar, type Scale } from "./proof-toolbar";

const WIDTHS = ["web", "phone", "narrow"] as const;
const NONE: readonly [] = [];

type PlatformProps = {
  form: DraftForm;
  platform: Look["platform"];
  looks: readonly Look[];
  views: readonly View[];
  flags: Flags | null;
};

function Platform({ form, platform, looks, views, flags }: PlatformProps) {
  const widest = WIDTHS.find((width) => looks.some((look) => look.width === width));
  const id = `platform-${platform}`;
  return (
    <section aria-labelledby={id} className="proof-platform">
      <h2 id={id} className="text-title font-semibold tracking-tight">
        {AXIS_WORDS.platform.choices[platform]}
      </h2>
      <div className="proof-grid" data-widest={widest}>
        {looks.map((look) => {
          const id = toCellId(look);
          return <ProofCell key={id} form={form} look={look} views={views} flags={flags?.get(id) ?? NONE} />;
        })}
      </div>
    </section>
  );
}

type ProofSheetProps = { form: DraftForm; code: string | null };

/** One message in every look that the axes name, with what is cut or wraps marked and listed. */
export function ProofSheet({ form, code }: ProofSheetProps) {
  const [axes, toggle] = useAxes();
  const [scale, setScale] = useState<Scale>("70");
  const sheet = useRef<HTMLDivElement>(null);
  // The boxes answer at once; the cells follow.
  const shown = useDeferredValue(axes);
  const drawn = useMemo(() => {
    // Audio opens no list: its chat is all there is to see.
    const views = form.kind === "audio" ? (["chat"] as const) : shown.view;
    return { form, looks: findLooks(shown), views, platforms: shown.platform };
  }, [form, shown]);
  const flags = useFlags(sheet, drawn);
  const isFlagged = flags !== null;
  useEffect(() => measurePaint("painted"), [drawn]);
  useEffect(() => {
    if (isFlagged) measurePaint("flagged");
  }, [isFlagged]);
  return (
    <div className="mx-auto grid max-w-[1536px] gap-6 p-4 medium:p-6 wide:grid-cols-[minmax(0,1fr)_260px] print:block print:p-0">
      <div className="flex flex-wrap items-end gap-4 wide:col-span-2">
        <ProofHeading
          name={toMessageName(form)}
          note={`${drawn.looks.length} ${drawn.looks.length === 1 ? "look" : "looks"}, ${code === null ? "of the draft in this browser" : "of the message in this link"}`}
          axes={shown}
        />
        <ProofToolbar form={form} code={code} axes={axes} scale={scale} onScale={setScale} />
      </div>
      <div className="wide:col-span-2">
        <AxisFields axes={axes} onToggle={toggle} />
      </div>
      <div className="min-w-0 wide:order-last print:hidden">
        <div className="max-wide:max-h-72 max-wide:overflow-y-auto wide:sticky wide:top-20 wide:max-h-[calc(100dvh-104px)] wide:overflow-y-auto">
          <FlagList looks={drawn.looks} flags={flags} form={form} />
        </div>
      </div>
      <div
        ref={sheet}
        id="proof-sheet"
        data-scale={scale}
        className="proof-sheet grid min-w-0 content-start gap-8 print:mt-6 print:block"
      >
        {drawn.platforms.map((platform) => (
          <Platform
            key={platform}
            form={drawn.form}
            platform={platform}
            looks={drawn.looks.filter((look) => look.platform === platform)}
            views={drawn.views}
            flags={flags}
          />
        ))}
      </div>
    </div>
  );
}
