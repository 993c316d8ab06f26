import { untilIdle } from "@/components/ui/lazy-module";
import { type KeptHistory, keepHistory } from "./kept-history";
import type { Recorder } from "./recorder";

/** Not with every letter, but in a pause of the typing: the draft itself has those, and the history is read up to it. */
const PAUSE_MS = 1000;
/** However long the typing goes on, a crash costs no more steps than those of this time. */
const LATEST_MS = 10_000;

/** Keeps the history in this browser when nothing else is to be done, and at once when the page is left. */
export function keepInIdleTime(
  recorder: Pick<Recorder, "read" | "subscribe" | "flush">,
  idsOut: KeptHistory["idsOut"],
): () => void {
  let staleSince: number | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const save = () => {
    clearTimeout(timer);
    if (staleSince !== null) keepHistory({ history: recorder.read(), idsOut });
    staleSince = null;
  };
  const saveWhenIdle = () => void untilIdle().then(save);
  const unsubscribe = recorder.subscribe(() => {
    staleSince ??= Date.now();
    clearTimeout(timer);
    timer = setTimeout(saveWhenIdle, Math.min(PAUSE_MS, staleSince + LATEST_MS - Date.now()));
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
