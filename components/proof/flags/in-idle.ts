/** At latest after this long, so that a busy page gets its answer too. */
const WAIT_AT_MOST_MS = 500;
/** How long one slice may take where the browser does not say (Safari has no idle callback). */
const SLICE_MS = 8;

function whenIdle(work: (isOver: () => boolean) => void): () => void {
  if (typeof requestIdleCallback === "function") {
    const handle = requestIdleCallback((deadline) => work(() => deadline.timeRemaining() < 1), {
      timeout: WAIT_AT_MOST_MS,
    });
    return () => cancelIdleCallback(handle);
  }
  const timer = setTimeout(() => {
    const end = performance.now() + SLICE_MS;
    work(() => performance.now() > end);
  });
  return () => clearTimeout(timer);
}

/** Does each piece of work when the page is idle, then `finish`. Returns what stops it; at least one piece a turn gets done. */
export function workInIdle<T>(
  pieces: readonly T[],
  work: (piece: T) => void,
  finish: () => void,
): () => void {
  const queue = [...pieces];
  let cancel: () => void = () => undefined;
  const turn = (isOver: () => boolean) => {
    do {
      const piece = queue.shift();
      if (piece === undefined) return finish();
      work(piece);
    } while (!isOver());
    cancel = whenIdle(turn);
  };
  cancel = whenIdle(turn);
  return () => cancel();
}
