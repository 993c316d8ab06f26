/** Creates the formatter on first use: it blocks a phone longer than the rest of the render. */
function makeFormat(options: Intl.DateTimeFormatOptions): (time: number | Date) => string {
  let form: Intl.DateTimeFormat | undefined;
  return (time) => (form ??= new Intl.DateTimeFormat("en-GB", options)).format(time);
}
const formatDayOfYear = makeFormat({ day: "numeric", month: "long" });
const formatFullDay = makeFormat({ day: "numeric", month: "long", year: "numeric" });

/** "12:04". Times are epoch ms, shown in this browser's time zone. */
export const formatClock = makeFormat({ hour: "2-digit", minute: "2-digit" });
/** "12:04:09" */
export const formatExactClock = makeFormat({ timeStyle: "medium" });
/** "Wednesday, 25 November 2026 at 12:04:09 UTC" */
export const formatFull = makeFormat({ dateStyle: "full", timeStyle: "long" });

/** "Today", "Yesterday", "3 May", or with its year if that differs from `now`'s. */
export function formatDay(time: number, now: number): string {
  const day = new Date(time);
  const today = new Date(now);
  const yesterday = new Date(today.getFullYear(), today.getMonth(), today.getDate() - 1);
  if (day.toDateString() === today.toDateString()) return "Today";
  if (day.toDateString() === yesterday.toDateString()) return "Yesterday";
  return day.getFullYear() === today.getFullYear() ? formatDayOfYear(time) : formatFullDay(time);
}

/** "today at 12:04", "3 May at 12:04" */
export function formatMoment(time: number, now: number): string {
  const day = formatDay(time, now);
  return `${/^[TY]/.test(day) ? day.toLowerCase() : day} at ${formatClock(time)}`;
}
