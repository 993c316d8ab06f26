"use client";

import { Autocomplete } from "@base-ui/react/autocomplete";
import { Search } from "lucide-react";
import { useState } from "react";
import type { Command, CommandGroup } from "./command";
import { findGroups, type PaletteSetting } from "./command-groups";
import { useLibrary } from "./use-library";

function Entry({ command, onChoose }: { command: Command; onChoose: (command: Command) => void }) {
  const { label, aside } = command;
  return (
    <Autocomplete.Item
      value={command}
      onClick={() => onChoose(command)}
      className="flex min-h-9 cursor-default items-center gap-3 rounded-lg px-3 py-1.5 outline-none data-highlighted:bg-sunk"
    >
      <span className="min-w-0 flex-1 truncate">
        <bdi>{label}</bdi>
      </span>
      {aside && <span className="max-w-1/2 shrink-0 truncate text-note text-faint">{aside}</span>}
    </Autocomplete.Item>
  );
}

type CommandSearchProps = { setting: PaletteSetting; onChoose: (command: Command) => void };

/** A field, and what is found by it: commands here, and messages in the library for those who are signed in. */
export function CommandSearch({ setting, onChoose }: CommandSearchProps) {
  const [query, setQuery] = useState("");
  const library = useLibrary(query.trim(), setting.role !== null, setting.offers);
  const groups = findGroups(setting, query, library.commands);
  return (
    <Autocomplete.Root
      open
      inline
      items={groups}
      filter={null}
      value={query}
      onValueChange={(value, { reason }) => reason !== "item-press" && setQuery(value)}
      itemToStringValue={({ label }: Command) => label}
      autoHighlight="always"
      keepHighlight
    >
      <div className="flex items-center gap-2.5 border-b border-line px-4">
        <Search size="1rem" aria-hidden className="shrink-0 text-faint" />
        <Autocomplete.Input
          dir="auto"
          aria-label="Search commands"
          placeholder={
            setting.isAnswering
              ? "Search for a message to answer with"
              : "Search commands, starters and messages"
          }
          className="h-12 min-w-0 flex-1 bg-transparent outline-none placeholder:text-faint"
        />
      </div>
      <div className="min-h-0 overflow-y-auto overscroll-contain p-1.5">
        {library.isError && (
          <p role="status" className="px-3 py-1.5 text-note text-warn">
            The library does not answer just now. Everything else is here.
          </p>
        )}
        <Autocomplete.Empty className="px-3 py-6 text-center text-soft empty:hidden">
          Nothing is called that.
        </Autocomplete.Empty>
        <Autocomplete.List>
          {(group: CommandGroup) => (
            <Autocomplete.Group key={group.value} items={group.items} className="not-first:mt-1.5">
              <Autocomplete.GroupLabel className="px-3 py-1.5 text-note font-medium text-faint">
                {group.value}
              </Autocomplete.GroupLabel>
              <Autocomplete.Collection>
                {(command: Command) => <Entry key={command.value} command={command} onChoose={onChoose} />}
              </Autocomplete.Collection>
            </Autocomplete.Group>
          )}
        </Autocomplete.List>
      </div>
    </Autocomplete.Root>
  );
}
