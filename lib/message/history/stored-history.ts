import type { History, Step } from "./history";

/** Of the form in which a history is kept. */
export const STORED_VERSION = 1;

/** Steps never change: each is written once, however often its history is kept. */
const written = new WeakMap<Step, string>();

function formatStep(step: Step): string {
  const { content, edit } = step;
  const text = written.get(step) ?? JSON.stringify({ content, edit });
  written.set(step, text);
  return text;
}

const formatSteps = (steps: readonly Step[]): string => `[${steps.map(formatStep).join(",")}]`;

/** A history as JSON for the browser's own storage: no recipient and no reply id, which it never holds. */
export const formatHistory = ({ past, present, future, isOpen }: History): string =>
  `{"version":${STORED_VERSION},"past":${formatSteps(past)},"present":${formatStep(present)},` +
  `"future":${formatSteps(future)},"isOpen":${isOpen}}`;
