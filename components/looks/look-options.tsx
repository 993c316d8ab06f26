"use client";

import { useState } from "react";
import { DEFAULT_LOOK, type Look } from "@/components/preview/look";
import { type LookSource, type Platform, type Token, TOKENS } from "@/components/preview/tokens";
import { Button } from "@/components/ui/button";
import { Segmented } from "@/components/ui/segmented";

const PLATFORM_NAMES: Record<Platform, string> = { android: "Android", ios: "iOS", web: "Web" };
const SOURCES: Record<LookSource, { title: string; none: string }> = {
  clone: {
    title: "Measured in open-source clones of WhatsApp Web",
    none: "Nothing was measured on this platform.",
  },
  phone: { title: "Observed on a phone, 2022", none: "Nothing." },
  ours: { title: "Our reading", none: "Nothing." },
};
const SOURCE_ORDER: LookSource[] = ["clone", "phone", "ours"];

/**
 * Which of a look's values were measured and which we interpreted, from the table that draws it.
 */
function AboutLooks({ platform }: { platform: Platform }) {
  const tokens: Token[] = Object.values(TOKENS);
  return (
    <section aria-labelledby="about-looks" className="max-h-60 overflow-y-auto text-soft" tabIndex={0}>
      <h3 id="about-looks" className="font-semibold text-ink">
        How {PLATFORM_NAMES[platform]} is drawn
      </h3>
      <p className="mt-1">
        A likeness, not WhatsApp itself. Text sizes and widths are ours. Android uses Roboto. Other fonts and
        emoji come from your system.
      </p>
      {SOURCE_ORDER.map((source) => {
        const own = tokens.filter((token) => token[platform].source === source).map(({ what }) => what);
        return (
          <div key={source} className="mt-2">
            <h4 className="font-medium text-ink">
              {SOURCES[source].title} ({own.length})
            </h4>
            <p>{own.length === 0 ? SOURCES[source].none : `${own.join(" · ")}.`}</p>
          </div>
        );
      })}
    </section>
  );
}

const THEMES = [
  { value: "page", name: "As the page" },
  { value: "light", name: "Light" },
  { value: "dark", name: "Dark" },
] as const;
const TEXTS = [
  { value: "small", name: "Small" },
  { value: "default", name: "Default" },
  { value: "large", name: "Large" },
  { value: "largest", name: "Largest" },
] as const;
const DIRECTIONS = [
  { value: "content", name: "By content" },
  { value: "ltr", name: "Left to right" },
  { value: "rtl", name: "Right to left" },
] as const;
const WIDTHS = [
  { value: "narrow", name: "Narrow" },
  { value: "phone", name: "Phone" },
  { value: "web", name: "Web pane" },
] as const;

type LookOptionsProps = { look: Look; onChange: (change: Partial<Look>) => void };

/** The less used axes of a look. */
export default function LookOptions({ look, onChange }: LookOptionsProps) {
  const [isAboutOpen, setIsAboutOpen] = useState(false);
  const { platform, theme } = look;
  return (
    <div className="grid w-[min(24rem,calc(100vw-3rem))] gap-2 p-3 text-note">
      <Axis
        name="Preview theme"
        value={look.theme}
        options={THEMES}
        onChange={(theme) => onChange({ theme })}
      />
      <Axis name="Text size" value={look.text} options={TEXTS} onChange={(text) => onChange({ text })} />
      <Axis
        name="Direction"
        value={look.direction}
        options={DIRECTIONS}
        onChange={(direction) => onChange({ direction })}
      />
      <Axis name="Width" value={look.width} options={WIDTHS} onChange={(width) => onChange({ width })} />
      <div className="-mx-1 flex flex-wrap justify-between">
        <Button
          look="ghost"
          aria-expanded={isAboutOpen}
          onClick={() => setIsAboutOpen(!isAboutOpen)}
          className="text-note"
        >
          About these looks
        </Button>
        <Button
          look="ghost"
          onClick={() => onChange({ ...DEFAULT_LOOK, platform, theme })}
          className="text-note"
        >
          Reset
        </Button>
      </div>
      {isAboutOpen && <AboutLooks platform={platform} />}
    </div>
  );
}

type AxisProps<T extends string> = {
  name: string;
  value: T;
  options: readonly { value: T; name: string }[];
  onChange: (value: T) => void;
};

/** One axis: its name, visible and spoken, and its choices. */
function Axis<T extends string>({ name, value, options, onChange }: AxisProps<T>) {
  return (
    <div>
      <div aria-hidden className="mb-1 font-medium text-soft">
        {name}
      </div>
      <Segmented
        label={name}
        name={`preview-${name.toLowerCase().replace(" ", "-")}`}
        value={value}
        options={options}
        onChange={onChange}
      />
    </div>
  );
}
