"use client";

import { ChevronDown, Monitor, Moon, Sun } from "lucide-react";
import { Suspense } from "react";
import type { Look } from "@/components/preview/look";
import { lazyPart } from "@/components/ui/lazy-part";
import { Popover } from "@/components/ui/popover";
import { Segmented } from "@/components/ui/segmented";

const LookOptions = lazyPart(() => import("./look-options"), "The look options");

const PLATFORMS = [
  { value: "android", name: "Android" },
  { value: "ios", name: "iOS" },
  { value: "web", name: "Web" },
] as const;

const THEMES = { page: "Auto", light: "Light", dark: "Dark" } as const;
const ICONS = { page: Monitor, light: Sun, dark: Moon } as const;
const TEXTS = {
  default: "default text",
  small: "small text",
  large: "large text",
  largest: "largest text",
} as const;
const DIRECTIONS = { content: "", ltr: "left to right", rtl: "right to left" } as const;
const WIDTHS = { phone: "", narrow: "narrow", web: "Web pane" } as const;

/** The settings besides the platform, in words. */
const toWords = ({ theme, text, direction, width }: Look): string =>
  [THEMES[theme], TEXTS[text], DIRECTIONS[direction], WIDTHS[width]].filter(Boolean).join(", ");

type LookControlsProps = { look: Look; onChange: (change: Partial<Look>) => void };

/** Chooses the preview's look: the platform directly, the rest in a panel that says what is set. */
export function LookControls({ look, onChange }: LookControlsProps) {
  const words = toWords(look);
  const Icon = ICONS[look.theme];
  return (
    <>
      <Segmented
        label="Platform"
        name="preview-platform"
        value={look.platform}
        options={PLATFORMS}
        onChange={(platform) => onChange({ platform })}
      />
      <Popover
        label={`Look: ${words}`}
        className="button-plain"
        face={
          <>
            <Icon size="1rem" aria-hidden />
            <span className="look-words">{words}</span>
            <ChevronDown size="0.875rem" aria-hidden />
          </>
        }
      >
        <Suspense fallback={<div className="h-80 w-80" />}>
          <LookOptions look={look} onChange={onChange} />
        </Suspense>
      </Popover>
    </>
  );
}
