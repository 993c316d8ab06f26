import "server-only";
import * as z from "zod/mini";
import { type FlowIqTarget, type PostOutcome, type Patience, PATIENCE, post } from "./client";
import { findAdministration, parseReply } from "./reply";

/** The new contact; FlowIQ checks that its number (E.164) is on WhatsApp. */
export type NewContact = { name: string; phone_number: string };

/**
 * `exists`: it is already a contact, under this name if FlowIQ tells it. `refused`: FlowIQ's text,
 * and the field that it is about. `unclear`: it may exist now; retrying is safe, because FlowIQ
 * keeps one contact per number.
 */
export type ContactCreation =
  | { kind: "created"; name: string; whatsappId: string }
  | { kind: "exists"; name: string; whatsappId: string }
  | ContactFault;
export type ContactFault =
  | { kind: "not on WhatsApp" | "invalid number" | "busy" | "unreachable" | "certificate" | "unclear" }
  | { kind: "refused"; words: string; field: "name" | "phone_number" | null }
  | { kind: "administrator"; detail: string };

const MAX_NAME_LENGTH = 500;
const name = z.catch(z.string().check(z.trim(), z.maxLength(MAX_NAME_LENGTH)), "");
const contact = z.object({ full_name: name, whatsapp_id: name });
const createdSchema = z.object({ success: z.literal(true), contact });
const existsSchema = z.object({ existing_contact: contact });

const KEY_DETAIL =
  "FlowIQ refused this server's own API key. An administrator must check the key and the tenant.";

function parseJson(body: string | null): unknown {
  try {
    return JSON.parse(body ?? "");
  } catch {
    return undefined;
  }
}

const findField = (words: string): "name" | "phone_number" | null =>
  words.includes("phone_number") ? "phone_number" : /\bname\b/.test(words) ? "name" : null;

function readRefusal(status: number, error: string, message: string): ContactCreation {
  const administration = findAdministration(error);
  if (administration) return { kind: "administrator", detail: administration.detail };
  if (status === 401 || status === 403) return { kind: "administrator", detail: KEY_DETAIL };
  if (/^invalid whatsapp number/i.test(error)) return { kind: "not on WhatsApp" };
  if (/^invalid phone number/i.test(error)) return { kind: "invalid number" };
  const words = [error, message].filter(Boolean).join(": ");
  return { kind: "refused", words, field: findField(words) };
}

function readAnswer({ status, body }: Extract<PostOutcome, { kind: "answered" }>): ContactCreation {
  const json = parseJson(body);
  const { error, message } = parseReply(body);
  if (status === 409) {
    const existing = existsSchema.safeParse(json);
    const { full_name = "", whatsapp_id = "" } = existing.data?.existing_contact ?? {};
    return { kind: "exists", name: full_name, whatsappId: whatsapp_id };
  }
  if (status === 425 || status === 429 || status === 503) return { kind: "busy" };
  if (status >= 200 && status < 300) {
    const created = createdSchema.safeParse(json);
    if (created.success && error === "")
      return {
        kind: "created",
        name: created.data.contact.full_name,
        whatsappId: created.data.contact.whatsapp_id,
      };
    return error === "" ? { kind: "unclear" } : readRefusal(status, error, message);
  }
  if (status >= 300 && status < 400)
    return {
      kind: "administrator",
      detail: "FlowIQ's address answered with a redirect. An administrator must check FLOWIQ_BASE_URL.",
    };
  return status >= 400 && status < 500 && status !== 408
    ? readRefusal(status, error, message)
    : { kind: "unclear" };
}

/** `POST /contact`, once. Network errors are values. */
export async function createContact(
  target: FlowIqTarget,
  { name, phone_number }: NewContact,
  patience: Patience = PATIENCE,
): Promise<ContactCreation> {
  const outcome = await post(target, "contact", { name, phone_number }, patience);
  switch (outcome.kind) {
    case "answered":
      return readAnswer(outcome);
    case "written":
      return { kind: "unclear" };
    case "not written":
      return { kind: outcome.why === "certificate" ? "certificate" : "unreachable" };
    default:
      return outcome satisfies never;
  }
}
