import "server-only";
import type * as z from "zod/mini";
import type { Problem } from "@/lib/http/contract/problem";
import { makeProblem } from "@/lib/http/problem";
import { readJson, type Refusal } from "@/lib/http/read-json";
import {
  MAX_LISTED_RECIPIENTS,
  type SafetyOrder,
  safetyOrderSchema,
  stopOrderSchema,
} from "@/lib/outbox/contract/safety";
import { readSafetyChange, type SafetyFault } from "@/lib/outbox/safety/safety-change";

const LIST = `A list of at most ${MAX_LISTED_RECIPIENTS} phone numbers, each a text`;
/** What each field holds, for whoever gave something else. */
const FIELDS: Record<string, string> = {
  test_recipients: LIST,
  allowed_recipients: LIST,
  is_limited: "true or false",
  needs_approval: "true or false",
  per_day: "A whole number of 0 or more",
  is_stopped: "true or false",
};
/** Faults that one answer names. */
const MAX_FAULTS = 50;

const toFault = (path: string, message: string): SafetyFault => ({ path, message, source: "menuet" });

function toProblem(faults: readonly SafetyFault[]): Problem {
  const errors = faults.slice(0, MAX_FAULTS);
  const detail = errors.map(({ path, message }) => (path ? `${path}: ${message}.` : `${message}.`)).join(" ");
  return { ...makeProblem("not-valid", 422, "These settings cannot be kept", detail), errors };
}

/** Each place that the schema refuses, in our words. */
function toFaults(error: z.core.$ZodError): SafetyFault[] {
  return error.issues.flatMap((issue) => {
    if (issue.code === "unrecognized_keys")
      return issue.keys.map((name) => toFault(name.slice(0, 40), "There is no such setting"));
    const path = issue.path.join(".");
    return [
      toFault(path, FIELDS[String(issue.path[0] ?? "")] ?? "Give the settings as fields of one object"),
    ];
  });
}

/** Reads `PUT /api/sending`. */
export async function readSafetyOrder(
  request: Request,
  maxPerDay: number,
): Promise<{ ok: true; change: SafetyOrder } | Refusal> {
  const json = await readJson(request);
  if (!json.ok) return json;
  const order = safetyOrderSchema.safeParse(json.value);
  if (!order.success) return { ok: false, problem: toProblem(toFaults(order.error)) };
  const read = readSafetyChange(order.data, maxPerDay);
  return read.ok ? read : { ok: false, problem: toProblem(read.errors) };
}

/** Reads `PUT /api/sending/stopped`. */
export async function readStopOrder(request: Request): Promise<{ ok: true; isStopped: boolean } | Refusal> {
  const json = await readJson(request);
  if (!json.ok) return json;
  const order = stopOrderSchema.safeParse(json.value);
  return order.success
    ? { ok: true, isStopped: order.data.is_stopped }
    : { ok: false, problem: toProblem(toFaults(order.error)) };
}
