"use client";

import { type KeyboardEvent, useEffect, useRef } from "react";
import { FIELD_BOX } from "@/components/ui/form/field-classes";
import { isTyping } from "@/components/ui/is-typing";
import { useTyped } from "@/components/ui/use-typed";
import { LIBRARY_LIMITS } from "@/lib/library/contract/limits";
import { type LibraryFilter, useLibraryTags } from "./use-library-list";

const TYPING_MS = 150;

const SHELVES = [
  { value: "all", name: "All messages" },
  { value: "favourites", name: "Favourites" },
  { value: "archive", name: "Archive" },
] as const;

/** "/" goes to the search from anywhere on the page where nothing is being typed. */
function useSlash(find: () => HTMLElement | null) {
  useEffect(() => {
    const listen = (event: globalThis.KeyboardEvent) => {
      const isOther = event.ctrlKey || event.metaKey || event.altKey || isTyping(event);
      if (event.key !== "/" || isOther || event.defaultPrevented) return;
      event.preventDefault();
      find()?.focus();
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  });
}

type ListFilterProps = {
  filter: LibraryFilter;
  onChange: (change: Partial<LibraryFilter>) => void;
  /** From the search down into what it found. */
  onDown: () => void;
};

/** What of the library is shown. Give it another `key` when its fields are to begin anew. */
export function ListFilter({ filter, onChange, onDown }: ListFilterProps) {
  const search = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useTyped(filter.text, TYPING_MS, (text) => onChange({ text }));
  const tags = useLibraryTags();
  useSlash(() => search.current);
  const goDown = (event: KeyboardEvent) => {
    if (event.key !== "ArrowDown") return;
    event.preventDefault();
    onDown();
  };
  return (
    <search aria-label="Search the library" className="flex flex-wrap gap-3">
      <div className="min-w-56 flex-[2] basis-56">
        <label htmlFor="library-text" className="mb-1.5 flex justify-between gap-3 text-label">
          <span className="font-medium">Search</span>
          <span aria-hidden className="text-faint max-medium:hidden">
            / to come here
          </span>
        </label>
        <input
          ref={search}
          id="library-text"
          type="search"
          dir="auto"
          autoComplete="off"
          aria-keyshortcuts="/"
          maxLength={LIBRARY_LIMITS.query}
          placeholder="Name, tag or any text in it"
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
          onKeyDown={goDown}
          className={FIELD_BOX}
        />
      </div>
      <div className="min-w-32 flex-1 basis-32">
        <label htmlFor="library-tag" className="mb-1.5 block text-label font-medium">
          Tag
        </label>
        <select
          id="library-tag"
          value={filter.tag}
          onChange={({ target }) => onChange({ tag: target.value })}
          className={FIELD_BOX}
        >
          <option value="">Any tag</option>
          {filter.tag !== "" && !tags.some(({ tag }) => tag === filter.tag) && (
            <option value={filter.tag}>{filter.tag}</option>
          )}
          {tags.map(({ tag, messages }) => (
            <option key={tag} value={tag}>
              {tag} ({messages})
            </option>
          ))}
        </select>
      </div>
      <div className="min-w-32 flex-1 basis-32">
        <label htmlFor="library-shelf" className="mb-1.5 block text-label font-medium">
          Show
        </label>
        <select
          id="library-shelf"
          value={filter.shelf}
          onChange={({ target }) =>
            onChange({ shelf: SHELVES.find(({ value }) => value === target.value)?.value ?? "all" })
          }
          className={FIELD_BOX}
        >
          {SHELVES.map(({ value, name }) => (
            <option key={value} value={value}>
              {name}
            </option>
          ))}
        </select>
      </div>
    </search>
  );
}
