import "server-only";
import { maskNumber } from "@/lib/whatsapp/mask";
import type { Safety, SafetyOrder } from "@/lib/outbox/contract/safety";

/** Numbers that one entry names. */
const MAX_NAMED = 10;

const nameSome = (verb: string, numbers: readonly string[]): string[] => {
  if (numbers.length === 0) return [];
  const named = numbers.slice(0, MAX_NAMED).map(maskNumber).join(", ");
  const more = numbers.length > MAX_NAMED ? ` and ${numbers.length - MAX_NAMED} more` : "";
  return [`${verb} ${named}${more}`];
};

function describeList(name: string, before: readonly string[], after: readonly string[]): string | null {
  if (before.join() === after.join()) return null;
  const added = after.filter((number) => !before.includes(number));
  const removed = before.filter((number) => !after.includes(number));
  const changes = [...nameSome("added", added), ...nameSome("removed", removed)];
  const what = changes.length === 0 ? "in another order" : changes.join("; ");
  return `${name}: from ${before.length} to ${after.length}; ${what}`;
}

const toSwitch = (isOn: boolean): string => (isOn ? "on" : "off");

/** What a change changes, each setting in words of its own: from what, to what. Numbers are masked. */
export function describeChange(before: Safety, change: SafetyOrder): string[] {
  const { test_recipients, is_limited, allowed_recipients, needs_approval, per_day } = {
    ...before,
    ...change,
  };
  return [
    describeList("test recipients", before.test_recipients, test_recipients),
    is_limited === before.is_limited
      ? null
      : `only listed recipients: from ${toSwitch(before.is_limited)} to ${toSwitch(is_limited)}`,
    describeList("allowed recipients", before.allowed_recipients, allowed_recipients),
    needs_approval === before.needs_approval
      ? null
      : `only approved messages: from ${toSwitch(before.needs_approval)} to ${toSwitch(needs_approval)}`,
    per_day === before.per_day ? null : `sends a day: from ${before.per_day} to ${per_day}`,
  ].filter((words) => words !== null);
}
