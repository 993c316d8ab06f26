import type { Fault } from "@/lib/message/forms/form";
import type { LineOf } from "./line-of";
import type { JsonObject } from "./node";
import { readObject } from "./read-value";
import { addFault, startScan } from "./scan";

/** What people copy along with JSON: the fence of a code block, and the end of a statement. */
const FENCE_START = /^\s*`{3}\w*\s*$/;
const LEAVINGS = /^[\s;)`]*$/;

/**
 * The first object in a text, read as far as it can be: whatever JSON.parse would stumble over is told at its line and gone
 * past. `from`: where to begin; `isAll`: what stands around the object is told too. Null where no object begins. Never throws; linear in the text's length.
 */
export function parseJson(
  text: string,
  lineOf: LineOf,
  from = 0,
  isAll = true,
): { root: JsonObject | null; faults: Fault[] } {
  const start = text.indexOf("{", from);
  if (start < 0) return { root: null, faults: [] };
  const scan = startScan(text, lineOf, start);
  const before = text.slice(from, start);
  if (before.trim() !== "" && !FENCE_START.test(before))
    addFault(scan, "", "What stands before the first { was left out", from + before.search(/\S/));
  const root = readObject(scan, "");
  const rest = text.slice(scan.at);
  if (isAll && !LEAVINGS.test(rest))
    addFault(scan, "", "What follows the end of the JSON was left out", scan.at + rest.search(/\S/));
  return { root, faults: scan.faults };
}
