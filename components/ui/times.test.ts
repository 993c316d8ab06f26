import { expect, test } from "vitest";
import { formatDay, formatMoment } from "./times";

const NOW = new Date(2026, 10, 25, 12, 4).getTime();

test.each([
  ["this morning", new Date(2026, 10, 25, 0, 0), "Today", "today at 00:00"],
  ["late last evening", new Date(2026, 10, 24, 23, 59), "Yesterday", "yesterday at 23:59"],
  ["this year", new Date(2026, 4, 3, 9, 5), "3 May", "3 May at 09:05"],
  ["another year", new Date(2025, 10, 25, 9, 5), "25 November 2025", "25 November 2025 at 09:05"],
])("the day and the moment of %s", (_name, time, day, moment) => {
  expect(formatDay(time.getTime(), NOW)).toBe(day);
  expect(formatMoment(time.getTime(), NOW)).toBe(moment);
});
