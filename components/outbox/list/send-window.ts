import type { SendPage, SendSummary } from "@/lib/outbox/contract/history";

/**
 * The part of the outbox that is on the page, newest first. `next`: where older ones go on, null at the end. `searchedTo`: how far
 * back a search has looked, epoch ms.
 */
export type SendWindow = { sends: SendSummary[]; next: string | null; searchedTo: number | null };
/** A page and the cursor that it was asked with; null: from the newest. */
export type AskedPage = { before: string | null; page: SendPage };

export const EMPTY_WINDOW: SendWindow = { sends: [], next: null, searchedTo: null };

/** Ids are in the order of time, so a page speaks for all ids from its `next` to what it was asked with. */
const isWithin = (id: string, { before, page }: AskedPage): boolean =>
  (page.next === null || id >= page.next) && (before === null || id < before);

/**
 * The window with a page of it as the server has it now: what the page no longer holds has gone, what is new is in its place.
 * `isOlder`: the page goes on where the window ends, which then ends where the page does.
 */
export function mergePage(window: SendWindow, asked: AskedPage, isOlder = false): SendWindow {
  const others = window.sends.filter(({ id }) => !isWithin(id, asked));
  const sends = [...others, ...asked.page.sends].sort((a, b) => (a.id < b.id ? 1 : a.id > b.id ? -1 : 0));
  if (!isOlder) return { ...window, sends };
  return { sends, next: asked.page.next, searchedTo: asked.page.searched_to };
}

/** What a first page makes of an empty window. */
export const openWindow = (page: SendPage): SendWindow =>
  mergePage(EMPTY_WINDOW, { before: null, page }, true);

/** Whether sends may have come between this page, the newest so far, and the newest that the window had. */
export function hasGap(window: SendWindow, { page }: AskedPage): boolean {
  const newest = window.sends[0]?.id;
  return page.next !== null && newest !== undefined && page.next > newest;
}

/** Whether a send may still change by itself within seconds. */
export const isOpen = ({ state, hold }: Pick<SendSummary, "state" | "hold">): boolean =>
  state === "sending" || (state === "queued" && hold === null);

/** Sends of the window that `before` and the page size reach, in pieces: the cursors at which pages of it begin. */
export function findOpenCursors(window: SendWindow, pageSize: number): string[] {
  const cursors: string[] = [];
  for (let at = pageSize; at < window.sends.length; at += pageSize) {
    const cursor = window.sends[at - 1]?.id;
    if (cursor !== undefined && window.sends.slice(at, at + pageSize).some(isOpen)) cursors.push(cursor);
  }
  return cursors;
}

/** Sends of one day, newest first. `day`: its first send's time, epoch ms. */
export type DaySends = { day: number; sends: SendSummary[] };

const toDay = (time: number): string => new Date(time).toDateString();

/** Sends in their days, in this browser's time zone. */
export function groupByDay(sends: readonly SendSummary[]): DaySends[] {
  const days: DaySends[] = [];
  for (const send of sends) {
    const last = days.at(-1);
    if (last && toDay(last.day) === toDay(send.created_at)) last.sends.push(send);
    else days.push({ day: send.created_at, sends: [send] });
  }
  return days;
}
