export type Row = { what: string; p50: string; p95: string; ratio: string };
export function toRows(results: Record<string, unknown>): Row[];
export function formatTable(rows: Row[]): string;
