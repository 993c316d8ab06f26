"use client";

import { defaultRangeExtractor, type Range, useWindowVirtualizer } from "@tanstack/react-virtual";
import { ArrowUp } from "lucide-react";
import { type CSSProperties, useEffect, useLayoutEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { focusSoon } from "@/components/ui/focus";
import { formatDay } from "@/components/ui/times";
import { PAGE_SENDS } from "@/lib/api/history";
import { BatchListItem } from "./batch-list-item";
import { SendListItem, toSendRowId } from "./send-list-item";
import { type Entry, groupByDay, isBatch } from "./send-window";

/** Estimates until rows are measured, and where there is no layout. */
const HEADING_PX = 36;
const ROW_PX = 61;

/** A line of the list: a day's heading, or a send or batch with its position in its day. */
type Line =
  | { key: string; day: string; entry: null }
  | { key: string; day: string; entry: Entry; place: number; of: number };

const toLines = (entries: readonly Entry[]): Line[] =>
  groupByDay(entries).flatMap(({ day, entries: ofDay }) => {
    const name = new Date(day).toDateString();
    return [
      { key: name, day: name, entry: null },
      ...ofDay.map((entry, at) => ({ key: entry.id, day: name, entry, place: at + 1, of: ofDay.length })),
    ];
  });

/** The lines that are drawn, day by day. */
function groupLines<T extends { line: Line }>(drawn: readonly T[]): [string, T[]][] {
  const days = new Map<string, T[]>();
  for (const one of drawn) days.set(one.line.day, [...(days.get(one.line.day) ?? []), one]);
  return [...days];
}

/** The visible rows and those that must stay, with neighbours, so that Tab moves on from them. */
const withPinned = (range: Range, kept: readonly number[]): number[] => {
  const indexes = new Set(defaultRangeExtractor(range));
  for (const index of kept)
    for (const near of [index - 1, index, index + 1]) if (near >= 0 && near < range.count) indexes.add(near);
  return [...indexes].sort((a, b) => a - b);
};

/** An element's distance from the page's top, measured again when the page's height changes. */
function useTop() {
  const place = useRef<HTMLDivElement>(null);
  const [top, setTop] = useState(0);
  useLayoutEffect(() => {
    const measure = () => {
      const { current } = place;
      if (current?.offsetParent) setTop(current.getBoundingClientRect().top + window.scrollY);
    };
    const observer = new ResizeObserver(measure);
    observer.observe(document.body);
    measure();
    return () => observer.disconnect();
  }, []);
  return { place, top };
}

type SendDaysProps = {
  entries: readonly Entry[];
  /** The time that "today" refers to, epoch ms. */
  now: number;
  openId: string | null;
  /** Sends whose rows stay rendered wherever the list is scrolled. */
  pinnedIds: readonly (string | null)[];
  toAddress: (id: string) => string;
  toBatchAddress: (id: string) => string;
  onOpen: (id: string) => void;
  onOpenBatch: (id: string) => void;
  onFocusRow: (id: string) => void;
};

/** The rows in sight and a page above and below, each positioned in the full list's height. */
export function SendDays(props: SendDaysProps) {
  const { entries, now, openId, pinnedIds, toAddress, toBatchAddress, onOpen, onOpenBatch, onFocusRow } =
    props;
  const { place, top } = useTop();
  const lines = toLines(entries);
  const kept = pinnedIds.map((id) => lines.findIndex(({ key }) => key === id)).filter((index) => index >= 0);
  const list = useWindowVirtualizer<HTMLElement>({
    count: lines.length,
    estimateSize: (index) => (lines[index]?.entry ? ROW_PX : HEADING_PX),
    measureElement: (element) =>
      element.getBoundingClientRect().height || (element.localName === "li" ? ROW_PX : HEADING_PX),
    getItemKey: (index) => lines[index]?.key ?? index,
    rangeExtractor: (range) => withPinned(range, kept),
    overscan: PAGE_SENDS,
    scrollMargin: top,
  });
  const drawn = list.getVirtualItems().flatMap(({ index, start }) => {
    const line = lines[index];
    const style: CSSProperties = { transform: `translateY(${start - top}px)` };
    return line ? [{ line, index, style }] : [];
  });
  return (
    <div ref={place} className="@container relative" style={{ height: list.getTotalSize() }}>
      {groupLines(drawn).map(([day, ofDay]) => {
        const name = formatDay(Date.parse(day), now);
        return (
          <section key={day}>
            {ofDay.map(
              ({ line, index, style }) =>
                line.entry === null && (
                  <h2
                    key={line.key}
                    ref={list.measureElement}
                    data-index={index}
                    style={style}
                    className="absolute inset-x-0 top-0 px-4 pt-2.5 pb-1.5 text-label font-medium @min-[38rem]:px-6"
                  >
                    {name}
                  </h2>
                ),
            )}
            <ul aria-label={name}>
              {ofDay.map(({ line, index, style }) => {
                const { key, entry } = line;
                if (entry === null) return null;
                const item = {
                  ref: list.measureElement,
                  "data-index": index,
                  style,
                  "aria-posinset": line.place,
                  "aria-setsize": line.of,
                  onFocus: () => onFocusRow(key),
                  className: "absolute inset-x-0 top-0",
                };
                return isBatch(entry) ? (
                  <BatchListItem
                    key={key}
                    {...item}
                    batch={entry}
                    href={toBatchAddress(entry.id)}
                    onOpen={onOpenBatch}
                  />
                ) : (
                  <SendListItem
                    key={key}
                    {...item}
                    send={entry}
                    href={toAddress(entry.id)}
                    isOpen={entry.id === openId}
                    onOpen={onOpen}
                  />
                );
              })}
            </ul>
          </section>
        );
      })}
    </div>
  );
}

/** Holds new entries back while the list is scrolled. `top` goes on an element at its start. */
function useHeldBack(entries: readonly Entry[]) {
  const [top, setTop] = useState<HTMLElement | null>(null);
  const [ceiling, setCeiling] = useState<string | null>(null);
  const newest = useRef<string | null>(null);
  useEffect(() => {
    newest.current = entries[0]?.id ?? null;
  }, [entries]);
  useEffect(() => {
    if (!top) return;
    const observer = new IntersectionObserver((entries) => {
      const isInSight = entries.at(-1)?.isIntersecting ?? true;
      setCeiling(isInSight ? null : newest.current);
    });
    observer.observe(top);
    return () => observer.disconnect();
  }, [top]);
  const shown = ceiling === null ? entries : entries.filter(({ id }) => id <= ceiling);
  return { top: setTop, shown, held: entries.length - shown.length, release: () => setCeiling(null) };
}

type SendListProps = Omit<SendDaysProps, "pinnedIds" | "onFocusRow">;

function NewSends({ count, onShow }: { count: number; onShow: () => void }) {
  return (
    <>
      <p role="status" className="sr-only">
        {count > 0 && "There are new sends above the list"}
      </p>
      {count > 0 && (
        <div className="pointer-events-none sticky top-16 z-1 flex h-0 justify-center">
          <Button look="primary" onClick={onShow} className="pointer-events-auto shadow-lg">
            <ArrowUp size="0.9375rem" aria-hidden />
            {count === 1 ? "1 new send" : `${count} new sends`}
          </Button>
        </div>
      )}
    </>
  );
}

/** Sends and batches by day, newest first. */
export function SendList({ entries, ...days }: SendListProps) {
  const { openId } = days;
  const { top, shown, held, release } = useHeldBack(entries);
  // Rows that hold or will regain focus stay rendered, with the neighbours that Tab moves to next.
  const [focusedId, setFocusedId] = useState<string | null>(null);
  const [lastOpenId, setLastOpenId] = useState(openId);
  if (openId !== null && openId !== lastOpenId) setLastOpenId(openId);
  const showNew = () => {
    release();
    window.scrollTo({ top: 0 });
    const [newest] = entries;
    if (!newest) return;
    setFocusedId(newest.id);
    focusSoon(() => document.getElementById(toSendRowId(newest.id)));
  };
  return (
    <>
      <div ref={top} aria-hidden className="-mb-px h-px" />
      <NewSends count={held} onShow={showNew} />
      <SendDays {...days} entries={shown} pinnedIds={[focusedId, lastOpenId]} onFocusRow={setFocusedId} />
    </>
  );
}
