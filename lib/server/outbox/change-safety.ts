import "server-only";
import type * as z from "zod/mini";
import type { ProblemDetails } from "@/lib/api/problem";
import {
  MAX_LISTED_RECIPIENTS,
  type Safety,
  type SafetyOrder,
  safetyOrderSchema,
  stopOrderSchema,
} from "@/lib/api/safety";
import { readRecipient } from "@/lib/message/recipient";
import { recordAudit } from "@/lib/server/audit";
import type { Actor } from "@/lib/server/auth/actor";
import type { Db, Store, Tx } from "@/lib/server/db/store";
import { makeProblem } from "@/lib/server/http/problem";
import { readJson, type Refusal } from "@/lib/server/http/read-json";
import { maskNumber } from "@/lib/whatsapp/mask";
import { readDayCount, readRules, takeRules } from "./gate";

type SafetyFault = { path: string; message: string; source: "menuet" };

type Listed = Pick<SafetyOrder, "test_recipients" | "allowed_recipients">;

const EMPTY = "There is no phone number here";

/** Any spelling in, unique E.164 out. */
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

/** The change with numbers in E.164, or its errors. `maxPerDay`: the settings' daily limit. */
function readSafetyChange(
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
    const message = `At most ${maxPerDay}, the value of MENUET_SENDS_PER_DAY`;
    errors.push({ path: "per_day", message, source: "menuet" });
  }
  return errors.length > 0 ? { ok: false, errors } : { ok: true, change };
}

/** Numbers named in one entry. */
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
  const what = changes.length === 0 ? "reordered" : changes.join("; ");
  return `${name}: from ${before.length} to ${after.length}; ${what}`;
}

const toSwitch = (isOn: boolean): string => (isOn ? "on" : "off");

/** The change in words, one text per setting, old to new. Numbers are masked. */
function describeChange(before: Safety, change: SafetyOrder): string[] {
  const { test_recipients, is_limited, allowed_recipients, needs_approval, per_day } = {
    ...before,
    ...change,
  };
  return [
    describeList("test recipients", before.test_recipients, test_recipients),
    is_limited === before.is_limited
      ? null
      : `only allowed recipients: from ${toSwitch(before.is_limited)} to ${toSwitch(is_limited)}`,
    describeList("allowed recipients", before.allowed_recipients, allowed_recipients),
    needs_approval === before.needs_approval
      ? null
      : `only approved messages: from ${toSwitch(before.needs_approval)} to ${toSwitch(needs_approval)}`,
    per_day === before.per_day ? null : `sends a day: from ${before.per_day} to ${per_day}`,
  ].filter((words) => words !== null);
}

const LIST = `A list of at most ${MAX_LISTED_RECIPIENTS} phone numbers, each a string`;
/** What each field must contain, for error messages. */
const FIELDS: Record<string, string> = {
  test_recipients: LIST,
  allowed_recipients: LIST,
  is_limited: "true or false",
  needs_approval: "true or false",
  per_day: "A whole number of 0 or more",
  is_stopped: "true or false",
};
/** Errors listed in one response. */
const MAX_FAULTS = 50;

const toFault = (path: string, message: string): SafetyFault => ({ path, message, source: "menuet" });

function toProblem(faults: readonly SafetyFault[]): ProblemDetails {
  const errors = faults.slice(0, MAX_FAULTS);
  const detail = errors.map(({ path, message }) => (path ? `${path}: ${message}.` : `${message}.`)).join(" ");
  return { ...makeProblem("not-valid", 422, "These settings can't be saved", detail), errors };
}

/** The schema's errors in our words. */
function toFaults(error: z.core.$ZodError): SafetyFault[] {
  return error.issues.flatMap((issue) => {
    if (issue.code === "unrecognized_keys")
      return issue.keys.map((name) => toFault(name.slice(0, 40), "Unknown setting"));
    const path = issue.path.join(".");
    return [
      toFault(path, FIELDS[String(issue.path[0] ?? "")] ?? "Send the settings as fields of one object"),
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

/** Reads `POST /api/sending`. */
export async function readStopOrder(request: Request): Promise<{ ok: true; isStopped: boolean } | Refusal> {
  const json = await readJson(request);
  if (!json.ok) return json;
  const order = stopOrderSchema.safeParse(json.value);
  return order.success
    ? { ok: true, isStopped: order.data.is_stopped }
    : { ok: false, problem: toProblem(toFaults(order.error)) };
}

/** The numbers of a list, in its order. */
async function readListed(db: Db, list: "test" | "allowed"): Promise<string[]> {
  const rows = await db
    .selectFrom("listed_recipients")
    .select("recipient")
    .where("list", "=", list)
    .orderBy("place")
    .execute();
  return rows.map(({ recipient }) => recipient);
}

/** The rules at this time (epoch ms). `maxPerDay`: the settings' daily limit. */
async function readSafety(db: Db, at: number, maxPerDay: number): Promise<Safety> {
  const { stopped, isLimited, perDay, needsApproval } = await readRules(db);
  return {
    is_stopped: stopped !== null,
    stopped,
    test_recipients: await readListed(db, "test"),
    is_limited: isLimited,
    allowed_recipients: await readListed(db, "allowed"),
    needs_approval: needsApproval,
    per_day: Math.min(perDay ?? maxPerDay, maxPerDay),
    max_per_day: maxPerDay,
    sent_today: await readDayCount(db, at),
  };
}

/** The sending rules, for anyone who may look. Throws a StoreError. */
export async function findSafety(
  store: Store,
  _actor: Actor,
  at: number,
  maxPerDay: number,
): Promise<Safety> {
  return store.query((db) => readSafety(db, at, maxPerDay));
}

async function writeList(tx: Tx, list: "test" | "allowed", numbers: readonly string[]): Promise<void> {
  await tx.deleteFrom("listed_recipients").where("list", "=", list).execute();
  if (numbers.length === 0) return;
  await tx
    .insertInto("listed_recipients")
    .values(numbers.map((recipient, place) => ({ recipient, list, place })))
    .execute();
}

async function write(tx: Tx, change: SafetyOrder): Promise<void> {
  const { test_recipients, is_limited, allowed_recipients, needs_approval, per_day } = change;
  if (test_recipients) await writeList(tx, "test", test_recipients);
  if (allowed_recipients) await writeList(tx, "allowed", allowed_recipients);
  const columns = {
    ...(is_limited !== undefined && { is_limited: Number(is_limited) }),
    ...(needs_approval !== undefined && { needs_approval: Number(needs_approval) }),
    ...(per_day !== undefined && { per_day }),
  };
  if (Object.keys(columns).length > 0) await tx.updateTable("sending_rules").set(columns).execute();
}

/**
 * Applies a change in all processes, audits each setting, returns the rules. Throws a StoreError.
 */
export async function changeSafety(
  store: Store,
  actor: Actor<"manage">,
  change: SafetyOrder,
  { at, maxPerDay }: { at: number; maxPerDay: number },
): Promise<Safety> {
  return store.transact(async (tx) => {
    await takeRules(tx);
    const before = await readSafety(tx, at, maxPerDay);
    await write(tx, change);
    const { email: who, address } = actor;
    for (const what of describeChange(before, change))
      await recordAudit(tx, { at, event: "settings changed", who, what, address });
    return readSafety(tx, at, maxPerDay);
  });
}
