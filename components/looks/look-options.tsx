"use client";

import { Suspense, useState } from "react";
import { DEFAULT_LOOK, type Look } from "@/components/preview/look/look";
import { Button } from "@/components/ui/button";
import { lazyPart } from "@/components/ui/lazy-part";
import { Segmented } from "@/components/ui/segmented";

const AboutLooks = lazyPart(() => import("./about-looks"), "The note");

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
      {isAboutOpen && (
        <Suspense>
          <AboutLooks platform={platform} />
        </Suspense>
      )}
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
