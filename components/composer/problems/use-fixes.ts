"use client";

import { type RefObject, useEffect, useEffectEvent, useState } from "react";
import { fetchAhead } from "@/components/ui/fetch-ahead";
import { makeLazyModule, untilIdle } from "@/components/ui/lazy-module";
import type { DraftMessage } from "@/lib/message/draft";
import type { Fix } from "@/lib/whatsapp/fix";
import type { Problem } from "@/lib/whatsapp/problems";

/** What a fix is looked up by. */
type BrokenRule = Pick<Problem, "path" | "code">;

/** Finding one fix can take 20 ms in the largest list, so no keystroke waits for it. */
const QUIET_MS = 400;

/** Loads with the first visible problem, because it also parses phone numbers. */
const finder = makeLazyModule(() => import("@/lib/whatsapp/find-fix"));
fetchAhead(finder.load);

/** The fix of a problem known to have one; its finder is loaded by then. */
export const findKnownFix = (problem: BrokenRule, draft: DraftMessage): Fix | null =>
  finder.peek()?.findFix(problem, draft) ?? null;

export const toProblemKey = ({ path, code }: BrokenRule): string => `${code} ${path}`;

type Known = { draft: string; keys: ReadonlyMap<string, boolean> };
const NOTHING: Known = { draft: "", keys: new Map() };

/**
 * Which visible problems have a fix, found one at a time while the page is idle.
 * `list`: contains one element per problem, in order.
 */
export function useFixes(
  problems: readonly BrokenRule[],
  draft: DraftMessage,
  list: RefObject<HTMLElement | null>,
): (problem: BrokenRule) => boolean {
  const [known, setKnown] = useState(NOTHING);
  const text = JSON.stringify(draft);
  // Equal drafts have equal problems, even if both are new objects.
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
      // Without the finder, problems show without a fix.
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
  // Until the new draft is checked, keep what was known of a problem that is still there.
  return (problem) => known.keys.get(toProblemKey(problem)) === true;
}
