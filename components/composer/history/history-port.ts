/** What the desk and the keeper of its history know of each other: the keeper comes later, when the page can be used. */
export type HistoryPort = {
  /** What the change that follows is called, told by whoever makes it: the two states do not tell it. */
  words?: string | undefined;
  /** What comes back with that change and is no part of a message: whom it went to. */
  bringBack?: (() => void) | undefined;
  /** The kept draft's text as this tab last read or wrote it: one that differs was written by another tab. */
  known: string | null;
  /** Whether the form shows the kept draft: a message from a link is not kept until it is changed. */
  isOwn: boolean;
  /** Whether what another tab has kept meanwhile may be overwritten. */
  mayOverwrite?: ((kept: string) => boolean) | undefined;
  /** Keeps the draft now. */
  save?: (() => void) | undefined;
  /** What the form shows is what is kept: it is not kept again before it is changed. */
  rest?: (() => void) | undefined;
  /** What the command palette can do here. */
  undo?: () => void;
  redo?: () => void;
  openHistory?: () => void;
  /** Makes what was typed until now a step of its own: what comes next by no hand must not run together with it. */
  flush?: () => void;
  /** Row ids went out. */
  onIdsOut?: (() => void) | undefined;
};

/** What the change that follows is called. */
export function nameChange(port: HistoryPort, words: string): void {
  port.words = words;
}
