export type ScriptFile = { url: string; gzip: number; isLegacy: boolean };
export function findNamedScripts(html: string): { path: string; isLegacy: boolean }[];
export function measureNamedJs(origin: string): Promise<{ named: number; files: ScriptFile[] }>;
export function measureFirstLoadJs(origin: string): Promise<{
  named: number;
  fetched: number;
  files: (ScriptFile & { isNamed: boolean; isFetched: boolean })[];
}>;
