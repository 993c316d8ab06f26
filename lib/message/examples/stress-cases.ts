import type { Example } from "./example";
import { DIRECTIONS } from "./stress/directions";
import { FULL_LIMITS } from "./stress/full-limits";
import { MARKUP } from "./stress/markup";
import { SCRIPTS } from "./stress/scripts";
import { SHAPES } from "./stress/shapes";

/** Messages that are hard to draw. Each holds what its name says; none has an error but the missing recipient. */
export const STRESS_CASES: readonly Example[] = [
  ...FULL_LIMITS,
  ...DIRECTIONS,
  ...SCRIPTS,
  ...SHAPES,
  ...MARKUP,
];
