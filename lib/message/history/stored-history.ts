import type { History, Step } from "./history";

/** Of the form in which a history is kept. */
export const STORED_VERSION = 1;

const toStored = ({ content, edit }: Step) => ({ content, edit });

/** A history as JSON for the browser's own storage: no recipient and no reply id, which it never holds. */
export const formatHistory = ({ past, present, future, isOpen }: History): string =>
  JSON.stringify({
    version: STORED_VERSION,
    past: past.map(toStored),
    present: toStored(present),
    future: future.map(toStored),
    isOpen,
  });
