import "server-only";
import type { Actor } from "@/lib/server/auth/actor";
import type { ContactCreation, ContactFault, NewContact } from "@/lib/server/flowiq/create-contact";
import type { ProblemDetails } from "@/lib/api/problem";
import {
  answerJson,
  answerLater,
  answerProblem,
  makeProblem,
  toWaitSeconds,
} from "@/lib/server/http/problem";
import type { LimitResult } from "@/lib/server/http/rate-limit";
import { toRecipient } from "@/lib/message/parse-payload";
import type { ContactOrder } from "@/lib/api/contact";

/** Contacts that an account may create. */
export const CONTACTS = { max: 30, windowMs: 60_000 };

export type ContactParts = {
  /** Counts one request against CONTACTS. */
  consumeLimit: (name: string) => Promise<LimitResult>;
  /** Audits the request before FlowIQ gets it. */
  record: (actor: Actor, phoneNumber: string) => Promise<void>;
  create: (contact: NewContact) => Promise<ContactCreation>;
};

const E164 = /^\+[1-9]\d{6,14}$/;

const refuse = (name: string, status: number, title: string, detail: string): ProblemDetails =>
  makeProblem(`contact-${name}`, status, title, detail);

/** A refusal about one field, also reported at its path. */
const refuseField = (path: string, title: string, detail: string): ProblemDetails => ({
  ...refuse("refused", 422, title, detail),
  errors: [{ path, message: detail, source: "flowiq" }],
});

const NOT_A_NUMBER = refuseField(
  "phone_number",
  "The contact can't be created",
  "Write the number with its country code.",
);
const NOT_ON_WHATSAPP = refuseField(
  "phone_number",
  "Not on WhatsApp",
  "This number isn't registered on WhatsApp. Check the number.",
);
const INVALID_NUMBER = refuseField(
  "phone_number",
  "FlowIQ doesn't accept this number",
  "FlowIQ needs the country code and at least 10 digits. Check the number.",
);
const BUSY = refuse("busy", 503, "FlowIQ is too busy", "The contact wasn't created. Try again in a minute.");
const UNREACHABLE = refuse(
  "unreachable",
  503,
  "FlowIQ could not be reached",
  "The contact wasn't created. You can safely try again.",
);
const CERTIFICATE = refuse(
  "settings",
  502,
  "FlowIQ's certificate isn't trusted",
  "The contact wasn't created. An administrator must check FlowIQ's address.",
);
const UNCLEAR = refuse(
  "unclear",
  504,
  "FlowIQ gave no clear answer",
  "The contact may have been created. You can safely try again: FlowIQ has one contact per number.",
);

const toTooMany = (seconds: number): ProblemDetails =>
  makeProblem(
    "too-many",
    429,
    "Too many contacts",
    `An account can create ${CONTACTS.max} contacts a minute. Try again in ${seconds} ${seconds === 1 ? "second" : "seconds"}.`,
  );

function toProblem(creation: ContactFault): ProblemDetails {
  switch (creation.kind) {
    case "not on WhatsApp":
      return NOT_ON_WHATSAPP;
    case "invalid number":
      return INVALID_NUMBER;
    case "busy":
      return BUSY;
    case "unreachable":
      return UNREACHABLE;
    case "certificate":
      return CERTIFICATE;
    case "unclear":
      return UNCLEAR;
    case "administrator":
      return refuse("settings", 502, "FlowIQ refused this server", creation.detail);
    case "refused": {
      const detail = creation.words ? `FlowIQ says: “${creation.words}”.` : "FlowIQ gave no reason.";
      const title = "FlowIQ refused the contact";
      return creation.field
        ? refuseField(creation.field, title, detail)
        : refuse("refused", 422, title, detail);
    }
    default:
      return creation satisfies never;
  }
}

/** Creates a contact in FlowIQ. Sends no message. */
export async function answerContact(
  order: ContactOrder,
  actor: Actor<"send">,
  parts: ContactParts,
): Promise<Response> {
  const { name } = order;
  const phone_number = toRecipient(order.phone_number);
  if (!E164.test(phone_number)) return answerProblem(NOT_A_NUMBER);
  const turn = await parts.consumeLimit(`contacts:${actor.accountId}`);
  if (!turn.ok) return answerLater(toTooMany(toWaitSeconds(turn.retryAfterMs)), turn.retryAfterMs);
  await parts.record(actor, phone_number);
  const creation = await parts.create({ name, phone_number });
  if (creation.kind !== "created" && creation.kind !== "exists") return answerProblem(toProblem(creation));
  return answerJson(creation.kind === "created" ? 201 : 200, {
    state: creation.kind,
    name: creation.name || (creation.kind === "created" ? name : ""),
    phone_number,
    whatsapp_id: creation.whatsappId,
  });
}
