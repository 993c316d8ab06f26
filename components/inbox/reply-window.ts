import { WINDOW_MS } from "@/lib/api/inbox";

const MINUTE_MS = 60_000;
const HOUR_MIN = 60;
/** With this time left, the list starts to warn that the window is about to close. */
const SOON_MS = 2 * 3_600_000;

/**
 * `words`: in full. `left`: time left, null if closed. `short`: for lists. `share`: of 24 h, in %.
 */
export type ReplyWindow = {
  isOpen: boolean;
  isSoon: boolean;
  words: string;
  left: string | null;
  short: string;
  share: number;
};

/** Rounds down, so that the window is never shown longer than it is. */
function formatLeft(ms: number): { long: string; short: string } {
  const minutes = Math.floor(ms / MINUTE_MS);
  if (minutes < 1) return { long: "less than 1 min", short: "1 min" };
  const [hours, rest] = [Math.floor(minutes / HOUR_MIN), minutes % HOUR_MIN];
  if (hours === 0) return { long: `${rest} min`, short: `${rest} min` };
  return { long: `${hours} h ${rest} min`, short: `${hours} h` };
}

/**
 * WhatsApp's 24-hour window. `until`: its end, null if never open. Epoch ms, by the server's clock.
 */
export function toReplyWindow(until: number | null, now: number): ReplyWindow {
  const left = until === null ? 0 : until - now;
  if (left <= 0)
    return {
      isOpen: false,
      isSoon: false,
      words: "Window closed",
      left: null,
      short: "Closed",
      share: 0,
    };
  const { long, short } = formatLeft(left);
  return {
    isOpen: true,
    isSoon: left < SOON_MS,
    words: `Window open, ${long} left`,
    left: long,
    short,
    share: Math.min(100, Math.ceil((left / WINDOW_MS) * 100)),
  };
}
