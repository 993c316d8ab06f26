/** Something that the palette can do. `value`: unique in the palette; `words`: what else it is found by; `aside`: its keys, or what it is. */
export type Command = {
  value: string;
  label: string;
  words?: string;
  aside?: string;
  run: () => void;
};

export type CommandGroup = { value: string; items: Command[] };
