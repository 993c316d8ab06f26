const ENVELOPE = new Set(["recipient", "replyTo"]);
/** A row's id, and the row and the section that hold it, of which the form tells too. */
const FOLLOWS = /^sections\.\d+(?:\.rows\.\d+(?:\.id|\.isIdOwn)?)?$/;

/** Whether a change of this field (without a name, of any) may change the message: whom it goes to does not. */
export const isOfMessage = (name: string | undefined): boolean => name === undefined || !ENVELOPE.has(name);

/** What was changed since the history last looked. */
export class PendingEdits {
  /** Where letters were typed last, and when. */
  typed: { path: string; at: number } | null = null;
  /** Something else than letters was changed: rows, sections, the whole message. */
  isStructural = false;
  isThere = false;

  addTyped(path: string, at: number): void {
    this.isThere = true;
    this.typed = { path, at };
  }

  /** A row's id that no hand set follows from what was typed; all else is an edit of its own, and so is an id's that has a name. */
  addSet(name: string | undefined, isNamed: boolean): void {
    this.isThere = true;
    if (isNamed || name === undefined || !FOLLOWS.test(name)) this.isStructural = true;
  }
}
