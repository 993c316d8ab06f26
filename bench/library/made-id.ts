/** A time-ordered id for `at` (epoch ms); `number` keeps ids of the same instant unique. */
export function toFirstId(at: number, number: number): string {
  const digits = at.toString(16).padStart(12, "0");
  return `${digits.slice(0, 8)}-${digits.slice(8)}-7000-8000-${number.toString(16).padStart(12, "0")}`;
}
