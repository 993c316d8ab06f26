import "server-only";
import * as z from "zod/mini";
import { readRecipient } from "@/lib/message/recipient";
import { SEND_STATES, type SendState } from "@/lib/outbox/contract/send-view";
import { MAX_TIME_MS, SEND_ID } from "./id-range";

/** A whole number (E.164), or digits that stand anywhere in one, with the + that a number begins with where it was typed. */
export type RecipientFilter = { whole: string } | { part: string };

/** Which sends are looked for; what is absent does not matter. `from` and `to` in epoch ms, both included. */
export type SendFilter = {
  state?: SendState | undefined;
  recipient?: RecipientFilter | undefined;
  text?: string | undefined;
  from?: number | undefined;
  to?: number | undefined;
  batch?: string | undefined;
};

const MAX_RECIPIENT_CHARACTERS = 60;
const MAX_TEXT_CHARACTERS = 200;
const NUMBER_MARKS = /[\s().\-/\p{Cf}]/gu;
const DIGITS = /^\+?\d{1,15}$/;
/** So many digits after one 0 are a number as it is dialled within its country, whose 0 is not sent abroad. */
const NATIONAL = /^0(?=[1-9]\d{6})/;

function readRecipientFilter(typed: string): RecipientFilter | null {
  const digits = typed.replace("＋", "+").replace(NUMBER_MARKS, "");
  const isInternational = /^(?:\+|00|\D)/.test(digits);
  const reading = isInternational ? readRecipient(typed) : null;
  if (reading?.state === "number") return { whole: reading.e164 };
  return DIGITS.test(digits) ? { part: digits.replace(NATIONAL, "") } : null;
}

const recipientSchema = z.pipe(
  z.string().check(z.maxLength(MAX_RECIPIENT_CHARACTERS)),
  z.transform((typed: string, context): RecipientFilter => {
    const filter = readRecipientFilter(typed);
    if (filter) return filter;
    context.issues.push({ code: "custom", message: "A phone number or some of its digits", input: typed });
    return z.NEVER;
  }),
);

const TIME = /^\d{1,15}$/;
const timeSchema = z.pipe(
  z.string().check(z.regex(TIME, "A time in milliseconds since 1970")),
  z.pipe(z.transform(Number), z.number().check(z.maximum(MAX_TIME_MS, "A time in milliseconds since 1970"))),
);

const idSchema = z.string().check(z.regex(SEND_ID, "An id as Menuet gave it"));

/** The query's parameters by which sends are looked for. */
export const filterFields = {
  state: z.optional(z.enum(SEND_STATES, `One of ${SEND_STATES.join(", ")}`)),
  recipient: z.optional(recipientSchema),
  text: z.optional(
    z.string().check(z.maxLength(MAX_TEXT_CHARACTERS, `At most ${MAX_TEXT_CHARACTERS} characters`)),
  ),
  from: z.optional(timeSchema),
  to: z.optional(timeSchema),
  batch: z.optional(idSchema),
};

export const pageQuerySchema = z.strictObject({ ...filterFields, before: z.optional(idSchema) });

export const exportQuerySchema = z.strictObject({
  ...filterFields,
  format: z.enum(["csv", "json"], "One of csv, json"),
});
