/**
 * Something that the palette can do. `value`: unique in the palette; `words`: what else it is found by; `aside`: its keys, or what it is.
 * `load` fetches first what `run` would lack, and may fail.
 */
export type Command = { value: string; label: string; words?: string; aside?: string } & (
  { run: () => void; load?: undefined } | { load: () => Promise<() => void>; run?: undefined }
);

export type CommandGroup = { value: string; items: Command[] };
