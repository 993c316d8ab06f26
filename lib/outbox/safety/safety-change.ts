import "server-only";
import { readRecipient } from "@/lib/message/recipient";
import type { SafetyOrder } from "@/lib/outbox/contract/safety";

export type SafetyFault = { path: string; message: string; source: "menuet" };

type Listed = Pick<SafetyOrder, "test_recipients" | "allowed_recipients">;

const EMPTY = "There is no number here";

/** Any spelling in, E.164 out, each number once. */
function readNumbers(
  path: keyof Listed,
  typed: readonly string[],
): { numbers: string[]; faults: SafetyFault[] } {
  const numbers = new Set<string>();
  const faults: SafetyFault[] = [];
  for (const [index, text] of typed.entries()) {
    const read = readRecipient(text);
    if (read.state === "number") numbers.add(read.e164);
    else {
      const message = read.state === "empty" ? EMPTY : read.why;
      faults.push({ path: `${path}.${index}`, message, source: "menuet" });
    }
  }
  return { numbers: [...numbers], faults };
}

/** An order with its numbers in E.164, or what is wrong with it. `maxPerDay`: what the server's settings allow a day. */
export function readSafetyChange(
  order: SafetyOrder,
  maxPerDay: number,
): { ok: true; change: SafetyOrder } | { ok: false; errors: SafetyFault[] } {
  const change = { ...order };
  const errors: SafetyFault[] = [];
  for (const path of ["test_recipients", "allowed_recipients"] as const) {
    const typed = order[path];
    if (typed === undefined) continue;
    const { numbers, faults } = readNumbers(path, typed);
    change[path] = numbers;
    errors.push(...faults);
  }
  if (order.per_day !== undefined && order.per_day > maxPerDay) {
    const message = `At most ${maxPerDay}, which is what MENUET_SENDS_PER_DAY says`;
    errors.push({ path: "per_day", message, source: "menuet" });
  }
  return errors.length > 0 ? { ok: false, errors } : { ok: true, change };
}
