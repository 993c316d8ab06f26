"use client";
import { Autocomplete } from "@base-ui/react/autocomplete";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Search } from "lucide-react";
import { type KeyboardEvent, useEffect, useEffectEvent, useState } from "react";
import { callApi } from "@/components/client/call-api";
import { QUERY_KEYS } from "@/components/client/query-keys";
import { libraryEndpoints, type LibrarySummary, MOST_FOUND } from "@/lib/api/library";
import { toDraft } from "@/lib/message/message";
import { findGroups, isFound, openMessage, type PaletteSetting } from "./command-groups";
import type { Command, CommandGroup, Offers } from "./commands-provider";

type EnterOptions = {
  /** The typed text. */
  text: string;
  groups: CommandGroup[];
  /** The library's answer to that text is pending. */
  isPending: boolean;
  /** The library's messages come first. */
  isAnswering: boolean;
  onChoose: (command: Command) => void;
};

/** Base UI's own event, which can keep a key from it. */
type Key = KeyboardEvent<HTMLInputElement> & { preventBaseUIHandler?: () => void };

/** Enter refers to the typed text: it waits for pending results unless the top one won't change. */
export function useEnter({ text, groups, isPending, isAnswering, onChoose }: EnterOptions) {
  /** The text that Enter was pressed for. */
  const [awaited, setAwaited] = useState<string | null>(null);
  const isWaiting = awaited === text && isPending;
  if (awaited !== null && awaited !== text) setAwaited(null);
  const takeFirst = useEffectEvent(() => {
    const first = groups[0]?.items[0];
    if (first) onChoose(first);
  });
  const isAnswered = awaited === text && !isPending;
  useEffect(() => {
    if (isAnswered) takeFirst();
  }, [isAnswered]);
  return {
    isWaiting,
    handleKey: (event: Key) => {
      if (event.key !== "Enter" || !isPending || event.nativeEvent.isComposing) return;
      const isTopSettled = !isAnswering && groups.some(({ value }) => value !== "Library");
      if (isTopSettled) return;
      event.preventDefault();
      event.preventBaseUIHandler?.();
      setAwaited(text);
    },
  };
}

const toCommand = ({ id, name, first_line, tags }: LibrarySummary, offers: Offers): Command => ({
  value: `library ${id}`,
  label: name,
  aside: tags.join(", ") || first_line,
  load: async () => {
    const { content } = await callApi(libraryEndpoints.find, { params: { id } });
    return () => void openMessage(offers, name, toDraft(content));
  },
});

/**
 * Library messages that match the text, else the latest. `isPending`: they are an earlier text's.
 */
function useLibrary(text: string, isAsked: boolean, offers: Offers) {
  const { data, isError, isPlaceholderData, isLoading } = useQuery({
    queryKey: [...QUERY_KEYS.librarySearch, text],
    queryFn: ({ signal }) => callApi(libraryEndpoints.search, { body: { text, limit: MOST_FOUND }, signal }),
    enabled: isAsked,
    placeholderData: keepPreviousData,
  });
  return {
    commands: (data?.messages ?? []).map((found) => toCommand(found, offers)),
    isPending: isLoading || (isAsked && isPlaceholderData),
    isError,
  };
}

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

type CommandSearchProps = {
  setting: PaletteSetting;
  onChoose: (command: Command) => void;
  /** Called on typing: what was chosen before is dropped. */
  onType: () => void;
};

/** A search field and its matches: commands, and library messages for signed-in people. */
export function CommandSearch({ setting, onChoose, onType }: CommandSearchProps) {
  const [query, setQuery] = useState("");
  const text = query.trim();
  const library = useLibrary(text, setting.role !== null, setting.offers);
  // While pending, only old results that match the new text may be chosen.
  const messages = library.isPending
    ? library.commands.filter(({ label, aside }) => isFound({ label, words: aside ?? "" }, text))
    : library.commands;
  const groups = findGroups(setting, query, messages);
  const enter = useEnter({
    text,
    groups,
    isPending: library.isPending,
    isAnswering: setting.isAnswering,
    onChoose,
  });
  return (
    <Autocomplete.Root
      open
      inline
      items={groups}
      filter={null}
      value={query}
      onValueChange={(value, { reason }) => {
        if (reason === "item-press") return;
        onType();
        setQuery(value);
      }}
      itemToStringValue={({ label }: Command) => label}
      autoHighlight="always"
      keepHighlight
    >
      <div className="flex items-center gap-2.5 border-b border-line px-4">
        <Search size="1rem" aria-hidden className="shrink-0 text-faint" />
        <Autocomplete.Input
          dir="auto"
          onKeyDown={enter.handleKey}
          aria-label="Search commands"
          placeholder={setting.isAnswering ? "Search for a reply" : "Search commands, starters and messages"}
          className="h-12 min-w-0 flex-1 bg-transparent outline-none placeholder:text-faint"
        />
      </div>
      <div className="min-h-0 overflow-y-auto overscroll-contain p-1.5">
        {enter.isWaiting && (
          <p role="status" className="px-3 py-1.5 text-note text-soft">
            Searching…
          </p>
        )}
        {library.isError && (
          <p role="status" className="px-3 py-1.5 text-note text-warn">
            Can’t search the library now. The other results are here.
          </p>
        )}
        <Autocomplete.Empty className="px-3 py-6 text-center text-soft empty:hidden">
          {library.isPending ? "" : "No results."}
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
