import { type KeptHistory, keepHistory } from "./kept-history";
import type { Recorder } from "./recorder";

/** Not with every letter: the draft itself has those, and the history is read up to it. */
const KEEP_AFTER_MS = 1000;
/** However busy the page is, the history is kept by then. */
const LATEST_MS = 1000;

/** Keeps the history in this browser when nothing else is to be done, and at once when the page is left. */
export function keepInIdleTime(recorder: Recorder, idsOut: KeptHistory["idsOut"]): () => void {
  let isStale = false;
  const save = () => {
    if (isStale) keepHistory({ history: recorder.read(), idsOut });
    isStale = false;
  };
  const saveWhenIdle = () => {
    if ("requestIdleCallback" in window) requestIdleCallback(save, { timeout: LATEST_MS });
    else save();
  };
  const unsubscribe = recorder.subscribe(() => {
    if (!isStale) setTimeout(saveWhenIdle, KEEP_AFTER_MS);
    isStale = true;
  });
  const leave = () => {
    recorder.flush();
    save();
  };
  const hide = () => document.visibilityState === "hidden" && leave();
  window.addEventListener("pagehide", leave);
  document.addEventListener("visibilitychange", hide);
  return () => {
    leave();
    unsubscribe();
    window.removeEventListener("pagehide", leave);
    document.removeEventListener("visibilitychange", hide);
  };
}
