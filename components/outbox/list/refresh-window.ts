import { PAGE_SENDS, type SendPage } from "@/lib/outbox/contract/history";
import {
  type AskedPage,
  EMPTY_WINDOW,
  findOpenCursors,
  hasGap,
  mergePage,
  openWindow,
  type SendWindow,
} from "./send-window";

type Fetch = (before: string | null) => Promise<SendPage>;

/** Pages that one refresh fetches at most to close the gap to what it had; beyond it begins anew from the newest. */
const MOST_NEW_PAGES = 10;
/** Pages further down that one refresh looks at again: where something is still under way. */
const MOST_OPEN_PAGES = 4;

async function fetchNewest(window: SendWindow, fetch: Fetch): Promise<AskedPage[]> {
  const pages: AskedPage[] = [{ before: null, page: await fetch(null) }];
  for (let last = pages[0]; last && hasGap(window, last); last = pages.at(-1)) {
    if (pages.length === MOST_NEW_PAGES) break;
    const before = last.page.next;
    pages.push({ before, page: await fetch(before) });
  }
  return pages;
}

/**
 * What the server has now for the window: its newest page, what came since, and the pages further down in which something is under way.
 * `read` gives the window before and after the asking: what was loaded meanwhile stays.
 */
export async function refreshWindow(read: () => SendWindow | undefined, fetch: Fetch): Promise<SendWindow> {
  const before = read() ?? EMPTY_WINDOW;
  const pages = await fetchNewest(before, fetch);
  const [first] = pages;
  const last = pages.at(-1);
  if (!first || !last) return before;
  const wasEmpty = before.sends.length === 0 && before.next === null;
  if (wasEmpty || hasGap(before, last)) return openWindow(first.page);
  for (const cursor of findOpenCursors(before, PAGE_SENDS).slice(0, MOST_OPEN_PAGES)) {
    pages.push({ before: cursor, page: await fetch(cursor) });
  }
  return pages.reduce((window, page) => mergePage(window, page), read() ?? before);
}
