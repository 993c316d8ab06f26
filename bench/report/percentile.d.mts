export function findPercentile(values: readonly number[], p: number): number;
export function toSpread(values: readonly number[]): { p50: number; p95: number; count: number };
