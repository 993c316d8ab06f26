import { type History, makeStep, type Step } from "@/lib/message/history/history";

const isOpen = (step: Step, ids: ReadonlySet<string>): boolean =>
  step.content.sections.some(({ rows }) => rows.some((row) => !row.isIdOwn && ids.has(row.id.trim())));

function ownIn(step: Step, ids: ReadonlySet<string>): Step {
  if (!isOpen(step, ids)) return step;
  const sections = step.content.sections.map((section) => ({
    ...section,
    rows: section.rows.map((row) => (ids.has(row.id.trim()) ? { ...row, isIdOwn: true } : row)),
  }));
  return makeStep({ ...step.content, sections }, step.edit);
}

/** The history in which rows with these ids keep them in every state, whatever becomes of their titles: the ids are out. */
export function ownIds(history: History, ids: ReadonlySet<string>): History {
  const own = (step: Step) => ownIn(step, ids);
  return {
    ...history,
    past: history.past.map(own),
    present: own(history.present),
    future: history.future.map(own),
  };
}
