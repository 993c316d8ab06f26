"use client";

import { Tabs } from "@base-ui/react/tabs";
import { PANES, type Pane } from "./panes";

type PaneTabsProps = { pane: Pane; problemCount: number | null; onChange: (pane: Pane) => void };

/** On a narrow screen one pane at a time. */
export function PaneTabs({ pane, problemCount, onChange }: PaneTabsProps) {
  return (
    <Tabs.Root value={pane} onValueChange={(value: Pane) => onChange(value)}>
      <Tabs.List aria-label="Panes" className="flex h-[41px]">
        {PANES.map(({ value, name }) => (
          <Tabs.Tab
            key={value}
            value={value}
            className="flex-1 border-b-2 border-transparent font-medium text-soft data-active:border-accent data-active:text-accent"
          >
            {value === "problems" && problemCount ? `${name} ${problemCount}` : name}
          </Tabs.Tab>
        ))}
      </Tabs.List>
    </Tabs.Root>
  );
}
