import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { workInIdle } from "./use-flags";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** An idle deadline that is always over, so each turn does one piece. */
function stubBusyPage() {
  const cancelled: number[] = [];
  vi.stubGlobal("requestIdleCallback", (work: (deadline: { timeRemaining: () => number }) => void) =>
    setTimeout(() => work({ timeRemaining: () => 0 })),
  );
  vi.stubGlobal("cancelIdleCallback", (handle: number) => {
    cancelled.push(handle);
    clearTimeout(handle);
  });
  return cancelled;
}

describe.each(["with an idle callback", "without one"])("work in idle time, %s", (page) => {
  beforeEach(() => {
    if (page === "with an idle callback") stubBusyPage();
  });

  test("is not begun at once, is done in order, and is finished once", () => {
    const done: (number | string)[] = [];
    workInIdle(
      [1, 2, 3],
      (piece) => done.push(piece),
      () => done.push("end"),
    );
    expect(done).toEqual([]);
    vi.runAllTimers();
    expect(done).toEqual([1, 2, 3, "end"]);
  });

  test("without pieces is finished too", () => {
    const finish = vi.fn();
    workInIdle([], () => undefined, finish);
    vi.runAllTimers();
    expect(finish).toHaveBeenCalledOnce();
  });

  test("that is stopped before its turn does nothing", () => {
    const work = vi.fn();
    const finish = vi.fn();
    workInIdle([1, 2], work, finish)();
    vi.runAllTimers();
    expect(work).not.toHaveBeenCalled();
    expect(finish).not.toHaveBeenCalled();
  });
});

test("on a busy page one piece a turn gets done, and what is stopped between turns stays undone", () => {
  stubBusyPage();
  const done: number[] = [];
  const stop = workInIdle(
    [1, 2, 3],
    (piece) => done.push(piece),
    () => undefined,
  );
  vi.advanceTimersToNextTimer();
  expect(done).toEqual([1]);
  stop();
  vi.runAllTimers();
  expect(done).toEqual([1]);
});
