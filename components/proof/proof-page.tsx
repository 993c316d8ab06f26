"use client";

import { ChevronDown } from "lucide-react";
import { useDeferredValue, useEffect, useMemo, useRef, useState } from "react";
import type { Look } from "@/components/preview/look";
import { PlainLink } from "@/components/ui/page-link";
import { type AsideWords, PageAside, PageHead } from "@/components/ui/page-title";
import { Popover } from "@/components/ui/popover";
import type { DraftForm } from "@/lib/message/draft";
import type { Flags, View } from "./flag";
import { FlagList } from "./flag-list";
import {
  AXIS_NAMES,
  AXIS_WORDS,
  findLooks,
  PROOF_CHOICES,
  type ProofAxes,
  type ProofAxis,
  toAxisLine,
  toCellId,
  useAxes,
} from "./proof-axes";
import { ProofCell } from "./proof-cell";
import { measurePaint, toMessageName, useProofMessage } from "./proof-message";
import { type Scale, SheetActions, SheetTools } from "./proof-toolbar";
import "./proof.css";
import { useFlags } from "./use-flags";

type ProofHeadingProps = { name: string; note: string; axes: ProofAxes };

/** What is on the sheet; on paper also the date and axes, so that a print explains itself. */
function ProofHeading({ name, note, axes }: ProofHeadingProps) {
  const [openedAt] = useState(() => new Date());
  return (
    <div className="min-w-0">
      <p dir="auto" className="truncate text-[1rem]/6 font-semibold tracking-tight print:whitespace-normal">
        {name}
      </p>
      <p className="text-note text-faint">{note}</p>
      <div className="hidden text-note text-soft print:block">
        <p>{openedAt.toLocaleDateString("en", { dateStyle: "long" })}</p>
        <p>{AXIS_NAMES.map((axis) => toAxisLine(axes, axis)).join(" · ")}</p>
      </div>
    </div>
  );
}

type AxisFieldProps = {
  axis: ProofAxis;
  axes: ProofAxes;
  onToggle: (axis: ProofAxis, choice: string) => void;
};

/** "all", the one that is chosen, or how many are. */
function toChosen(axis: ProofAxis, axes: ProofAxes): string {
  const named: Readonly<Record<string, string>> = AXIS_WORDS[axis].choices;
  const [chosen, all]: [readonly string[], readonly string[]] = [axes[axis], PROOF_CHOICES[axis]];
  if (chosen.length === all.length) return "all";
  const [only = ""] = chosen;
  if (only === "own") return only;
  return chosen.length === 1 ? (named[only] ?? only) : `${chosen.length} of ${all.length}`;
}

/** One axis as a chip that says what is chosen. The last choice of an axis can't be removed. */
function AxisField({ axis, axes, onToggle }: AxisFieldProps) {
  const { name, choices } = AXIS_WORDS[axis];
  const named: Readonly<Record<string, string>> = choices;
  const chosen: readonly string[] = axes[axis];
  const stays = `axis-${axis}-stays`;
  const words = `${name}: ${toChosen(axis, axes)}`;
  return (
    <Popover
      label={words}
      className="chip"
      face={
        <>
          {words}
          <ChevronDown size="0.9375rem" aria-hidden />
        </>
      }
    >
      <fieldset className="grid w-56 max-w-full gap-0.5 p-2">
        <legend className="sr-only">{name}</legend>
        {PROOF_CHOICES[axis].map((choice) => {
          const isChosen = chosen.includes(choice);
          const isLast = isChosen && chosen.length === 1;
          return (
            <label key={choice} className="menu-item cursor-pointer">
              <input
                type="checkbox"
                checked={isChosen}
                onChange={() => onToggle(axis, choice)}
                aria-disabled={isLast || undefined}
                aria-describedby={isLast ? stays : undefined}
                className="size-4 cursor-pointer accent-accent aria-disabled:cursor-default"
              />
              {named[choice]}
            </label>
          );
        })}
        <p id={stays} className="px-2.5 pt-1 pb-1 text-note text-faint">
          Choose at least one.
        </p>
      </fieldset>
    </Popover>
  );
}

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
      <h2 id={id} className="mb-4 text-[1rem]/6 font-semibold tracking-tight">
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

/** One message in every chosen look; what is cut or wrapped is marked and listed. */
function ProofSheet({ form, code }: ProofSheetProps) {
  const [axes, toggle] = useAxes();
  const [scale, setScale] = useState<Scale>("70");
  const sheet = useRef<HTMLDivElement>(null);
  // The checkboxes respond at once; the cells follow.
  const shown = useDeferredValue(axes);
  const drawn = useMemo(() => {
    // Audio opens no list, so show only its chat.
    const views = form.kind === "audio" ? (["chat"] as const) : shown.view;
    return { form, looks: findLooks(shown), views, platforms: shown.platform };
  }, [form, shown]);
  const flags = useFlags(sheet, drawn);
  const isFlagged = flags !== null;
  useEffect(() => measurePaint("painted"), [drawn]);
  useEffect(() => {
    if (isFlagged) measurePaint("flagged");
  }, [isFlagged]);
  const count = `${drawn.looks.length} ${drawn.looks.length === 1 ? "look" : "looks"}`;
  return (
    <div className="min-h-[calc(100dvh-3.5rem)] bg-canvas print:bg-transparent">
      <PageHead title="Proof sheet">
        <SheetActions form={form} code={code} axes={axes} />
      </PageHead>
      <div role="group" aria-label="Sheet" className="proof-bar">
        <div className="proof-chips">
          {AXIS_NAMES.map((axis) => (
            <AxisField key={axis} axis={axis} axes={axes} onToggle={toggle} />
          ))}
        </div>
        <SheetTools form={form} axes={axes} scale={scale} onScale={setScale} />
      </div>
      <div className="proof-panes">
        <div
          ref={sheet}
          id="proof-sheet"
          data-scale={scale}
          className="proof-sheet grid min-w-0 content-start gap-10 print:block"
        >
          <ProofHeading
            name={toMessageName(form)}
            note={`${count} ${code === null ? "of the draft in this browser" : "of the message in this link"}`}
            axes={shown}
          />
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
        <div className="proof-findings">
          <FlagList looks={drawn.looks} flags={flags} form={form} />
        </div>
      </div>
    </div>
  );
}

/** The page while there is no message to show. */
const Aside = (props: AsideWords) => <PageAside page="Proof sheet" {...props} />;

/** The proof sheet of this browser's draft, or of the message in the URL. */
export function ProofPage() {
  const message = useProofMessage();
  if (message === null) return <Aside title="Opening the message…" words="This browser is reading it." />;
  switch (message.state) {
    case "message":
      return <ProofSheet form={message.form} code={message.code} />;
    case "empty":
      return (
        <Aside
          title="No draft yet"
          words="Write a message in the composer. This page shows it in every look and marks texts that are cut or wrapped."
        >
          <PlainLink href="/" look="button">
            Open the composer
          </PlainLink>
        </Aside>
      );
    case "broken":
      return (
        <Aside title="This link doesn’t work" words={`${message.why}.`}>
          <PlainLink href="/proof" look="button">
            Show the draft in this browser
          </PlainLink>
          <PlainLink href="/" look="words">
            Open the composer
          </PlainLink>
        </Aside>
      );
    default:
      return message satisfies never;
  }
}
