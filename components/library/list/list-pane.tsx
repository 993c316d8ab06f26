"use client";

import { type RefObject, useRef, useState } from "react";
import { FileButtons } from "@/components/library/files/file-buttons";
import { isFiltered, ListBody } from "./list-body";
import { ListFilter } from "./list-filter";
import { type LibraryFilter, useLibraryList } from "./use-library-list";

const EVERYTHING: LibraryFilter = { text: "", tag: "", shelf: "all" };

type ListPaneProps = {
  titleRef: RefObject<HTMLHeadingElement | null>;
  openId: string | null;
  canChange: boolean;
  onOpen: (id: string) => void;
};

/** The library itself: what is shown of it. */
export function ListPane({ titleRef, openId, canChange, onOpen }: ListPaneProps) {
  const [filter, setFilter] = useState(EVERYTHING);
  const [round, setRound] = useState(0);
  const list = useLibraryList(filter);
  const body = useRef<HTMLDivElement>(null);
  const clear = () => {
    setFilter(EVERYTHING);
    setRound(round + 1);
    titleRef.current?.focus();
  };
  const found = list.messages?.length ?? 0;
  return (
    <div className="mx-auto grid max-w-5xl gap-5 p-4 medium:p-6">
      <div className="flex min-h-9 flex-wrap items-center gap-2">
        <h1
          ref={titleRef}
          tabIndex={-1}
          className="me-auto rounded-sm text-title font-semibold tracking-tight outline-offset-4"
        >
          Library
        </h1>
        <FileButtons canChange={canChange} />
      </div>
      <ListFilter
        key={round}
        filter={filter}
        onChange={(change) => setFilter({ ...filter, ...change })}
        onDown={() => body.current?.querySelector<HTMLElement>("[data-row]")?.focus()}
      />
      <p role="status" className="sr-only">
        {isFiltered(filter) &&
          list.messages &&
          !list.isStale &&
          (found > 0 ? "Messages found" : "No message found")}
      </p>
      <div ref={body}>
        <ListBody {...{ list, filter, openId, canChange, onOpen }} onClear={clear} />
      </div>
    </div>
  );
}
