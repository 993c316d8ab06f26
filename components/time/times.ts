const clock = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });
const exactClock = new Intl.DateTimeFormat("en-GB", { timeStyle: "medium" });
const dayOfYear = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long" });
const fullDay = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric" });
const full = new Intl.DateTimeFormat("en-GB", { dateStyle: "full", timeStyle: "long" });

/** "12:04". Times are epoch ms, and read in this browser's time zone. */
export const formatClock = (time: number): string => clock.format(time);
/** "12:04:09" */
export const formatExactClock = (time: number): string => exactClock.format(time);
/** "Wednesday, 25 November 2026 at 12:04:09 UTC" */
export const formatFull = (time: number): string => full.format(time);

/** "Today", "Yesterday", "3 May", or with its year where that is another than `now`'s. */
export function formatDay(time: number, now: number): string {
  const day = new Date(time);
  const today = new Date(now);
  const yesterday = new Date(today.getFullYear(), today.getMonth(), today.getDate() - 1);
  if (day.toDateString() === today.toDateString()) return "Today";
  if (day.toDateString() === yesterday.toDateString()) return "Yesterday";
  return (day.getFullYear() === today.getFullYear() ? dayOfYear : fullDay).format(time);
}

/** "today at 12:04", "3 May at 12:04" */
export function formatMoment(time: number, now: number): string {
  const day = formatDay(time, now);
  return `${/^[TY]/.test(day) ? day.toLowerCase() : day} at ${formatClock(time)}`;
}
