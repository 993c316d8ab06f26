/**
 * The p-th percentile by nearest rank: always a measured value, never an interpolated one.
 * @param {readonly number[]} values in any unit; must not be empty
 * @param {number} p 0–100
 */
export function findPercentile(values, p) {
  if (values.length === 0) throw new Error("A percentile needs at least one value.");
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil((p / 100) * sorted.length) - 1)];
}

/**
 * @param {readonly number[]} values
 * @returns {{ p50: number, p95: number, count: number }} in the values' own unit
 */
export function toSpread(values) {
  return { p50: findPercentile(values, 50), p95: findPercentile(values, 95), count: values.length };
}
