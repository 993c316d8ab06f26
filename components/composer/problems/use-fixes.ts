"use client";

import { type RefObject, useEffect, useEffectEvent, useState } from "react";
import { fetchAhead } from "@/components/ui/fetch-ahead";
import { makeLazyModule, untilIdle } from "@/components/ui/lazy-module";
import type { DraftMessage } from "@/lib/message/draft";
import type { Fix } from "@/lib/whatsapp/fixes/fix";
import type { Problem } from "@/lib/whatsapp/problems";

/** What a fix is looked for by. */
type BrokenRule = Pick<Problem, "path" | "code">;

/** Looking for one fix may take 20 ms in the largest list: no key waits for it. */
const QUIET_MS = 400;

/** It reads phone numbers too, and comes when the first problem is in sight. */
const finder = makeLazyModule(() => import("@/lib/whatsapp/fixes/find-fix"));
fetchAhead(finder.load);

/** The fix of a problem that is known to have one: by then what finds it is there. */
export const findKnownFix = (problem: BrokenRule, draft: DraftMessage): Fix | null =>
  finder.peek()?.findFix(problem, draft) ?? null;

export const toProblemKey = ({ path, code }: BrokenRule): string => `${code} ${path}`;

type Known = { draft: string; keys: ReadonlyMap<string, boolean> };
const NOTHING: Known = { draft: "", keys: new Map() };

/**
 * The problems that have a fix, by key: of those in sight, one after the other while nothing is
 * typed and nothing else is to be done. `list`: holds an element for each problem, in their order.
 */
export function useFixes(
  problems: readonly BrokenRule[],
  draft: DraftMessage,
  list: RefObject<HTMLElement | null>,
): (problem: BrokenRule) => boolean {
  const [known, setKnown] = useState(NOTHING);
  const text = JSON.stringify(draft);
  // The same draft has the same problems, however often both are made anew.
  const hasFix = useEffectEvent((problem: BrokenRule) => findKnownFix(problem, draft) !== null);
  const toProblem = useEffectEvent((place: number) => problems[place]);
  const count = problems.length;
  useEffect(() => {
    let isOver = false;
    let isLooking = false;
    const keys = new Map<string, boolean>();
    const waiting: BrokenRule[] = [];
    const look = () => {
      const problem = isOver ? undefined : waiting.shift();
      isLooking = problem !== undefined;
      if (!problem) return;
      keys.set(toProblemKey(problem), hasFix(problem));
      if (waiting.length === 0) setKnown({ draft: text, keys: new Map(keys) });
      void untilIdle().then(look);
    };
    const see = (entries: IntersectionObserverEntry[]) => {
      for (const { isIntersecting, target } of entries) {
        const problem = toProblem([...(target.parentElement?.children ?? [])].indexOf(target));
        if (isIntersecting && problem && !keys.has(toProblemKey(problem))) waiting.push(problem);
      }
      if (isLooking) return;
      isLooking = true;
      // Without it the problems stand there as they are.
      void finder.load().then(
        () => void untilIdle().then(look),
        () => (isLooking = false),
      );
    };
    const observer = new IntersectionObserver(see);
    const timer = setTimeout(() => {
      for (const item of list.current?.children ?? []) observer.observe(item);
    }, QUIET_MS);
    return () => {
      isOver = true;
      clearTimeout(timer);
      observer.disconnect();
    };
  }, [text, count, list]);
  // Until the new draft is looked at, what was known of the problem that is still there.
  return (problem) => known.keys.get(toProblemKey(problem)) === true;
}
