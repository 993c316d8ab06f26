import "server-only";
import * as z from "zod/mini";
import type { SandboxNumber } from "@/lib/message/sandbox-numbers";
import { answerAsFlowIq, refuseAsFlowIq, type SandboxResponse } from "./sandbox-reference";

const text = z.string().check(z.trim(), z.minLength(1));
const contactSchema = z.object({ name: text, phone_number: text });

const NEVER_CONTACT: SandboxNumber = "+12025550115";
const CONTACT_ONCE_CREATED: SandboxNumber = "+12025550104";
/** A created contact is forgotten after this time, so that it can be rehearsed again. */
const FORGET_MS = 600_000;

/** The organization's contacts: all numbers but two. */
export class Contacts {
  #created: { name: string; at: number } | null = null;

  constructor(private readonly now: () => number = Date.now) {}

  /** `number`: E.164. Null if it is no contact. */
  findName(number: string): string | null {
    if (number === NEVER_CONTACT) return null;
    if (number !== CONTACT_ONCE_CREATED) return "Test contact";
    return this.#created && this.now() - this.#created.at < FORGET_MS ? this.#created.name : null;
  }

  /** Why nothing is sent to that number, or null. */
  refuseStranger(number: string): SandboxResponse | null {
    if (this.findName(number) !== null) return null;
    const digits = number.slice(1);
    const message = `No contact exists with WhatsApp number ${digits}. Please create the contact first using the /api/contact endpoint.`;
    return answerAsFlowIq(404, { error: "Contact not found", message, whatsapp_id: digits });
  }

  /** `POST /contact`. */
  create(body: unknown): SandboxResponse {
    const read = contactSchema.safeParse(body);
    if (!read.success)
      return refuseAsFlowIq(400, "Missing required field", "name and phone_number are required");
    const digits = read.data.phone_number.replace(/\D/g, "");
    if (digits.length < 10)
      return refuseAsFlowIq(
        400,
        "Invalid phone number",
        "Phone number must include country code and be at least 10 digits",
      );
    const number = `+${digits}`;
    if (number === NEVER_CONTACT)
      return refuseAsFlowIq(
        400,
        "Invalid WhatsApp number",
        "The provided phone number is not registered on WhatsApp",
      );
    const known = this.findName(number);
    const full_name = known ?? read.data.name;
    const contact = { id: `sandbox-${digits}`, full_name, whatsapp_id: digits };
    if (known !== null) {
      const message = "A contact with this phone number already exists";
      return answerAsFlowIq(409, { error: "Contact already exists", message, existing_contact: contact });
    }
    this.#created = { name: full_name, at: this.now() };
    return answerAsFlowIq(201, {
      success: true,
      message: "Contact created successfully",
      contact: { ...contact, phone_number: number, email: null, tags: [] },
    });
  }
}
