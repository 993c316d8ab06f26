"use client";

import { Monitor, Moon, SlidersHorizontal, Sun } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import type { Look } from "@/components/preview/look/look";
import { IconButton } from "@/components/ui/button";
import { Segmented } from "@/components/ui/segmented";

const LookOptions = lazy(() => import("./look-options"));

const PLATFORMS = [
  { value: "android", name: "Android" },
  { value: "ios", name: "iOS" },
  { value: "web", name: "Web" },
] as const;
const THEMES = [
  { value: "page", name: "As the page", icon: <Monitor size="1rem" aria-hidden /> },
  { value: "light", name: "Light", icon: <Sun size="1rem" aria-hidden /> },
  { value: "dark", name: "Dark", icon: <Moon size="1rem" aria-hidden /> },
] as const;

type LookControlsProps = { look: Look; onChange: (change: Partial<Look>) => void };

/** Chooses how the preview looks: platform and theme at once, the other axes on demand. */
export function LookControls({ look, onChange }: LookControlsProps) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <div className="@container mb-4">
      <div className="flex flex-wrap items-center justify-between gap-1.5 @min-[23rem]:flex-nowrap">
        <Segmented
          label="Platform"
          name="preview-platform"
          value={look.platform}
          options={PLATFORMS}
          onChange={(platform) => onChange({ platform })}
        />
        <div className="flex items-center gap-1">
          <Segmented
            label="Preview theme"
            name="preview-theme"
            value={look.theme}
            options={THEMES}
            onChange={(theme) => onChange({ theme })}
          />
          <IconButton
            label="Look: text size, direction, width"
            aria-expanded={isOpen}
            onClick={() => setIsOpen(!isOpen)}
            className="size-8 aria-expanded:bg-sunk aria-expanded:text-ink"
          >
            <SlidersHorizontal size="1rem" aria-hidden />
          </IconButton>
        </div>
      </div>
      {isOpen && (
        <Suspense fallback={<div className="h-[15.5rem]" />}>
          <LookOptions look={look} onChange={onChange} />
        </Suspense>
      )}
    </div>
  );
}
