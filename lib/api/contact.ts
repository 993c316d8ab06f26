import * as z from "zod/mini";
import type { Endpoint } from "./endpoint";

/** Long enough for any name; FlowIQ documents no limit. */
export const MAX_CONTACT_NAME = 200;

/** `POST /api/contacts`: FlowIQ's two fields. `phone_number`: E.164, or its digits alone. */
export const contactOrderSchema = z.strictObject({
  name: z.string().check(z.trim(), z.minLength(1), z.maxLength(MAX_CONTACT_NAME)),
  phone_number: z.string().check(z.maxLength(32)),
});

export type ContactOrder = z.output<typeof contactOrderSchema>;

/**
 * 201 for a new contact, 200 for an existing one. `name`: as FlowIQ has it, "" if it returns none.
 */
export const contactSchema = z.object({
  state: z.enum(["created", "exists"]),
  name: z.string(),
  phone_number: z.string(),
  whatsapp_id: z.string(),
});
export type Contact = z.output<typeof contactSchema>;

export const createContactEndpoint = {
  method: "POST",
  path: "/api/contacts",
  summary: "Creates a contact in FlowIQ; sends no message",
  access: "send",
  body: contactOrderSchema,
  answers: { 200: contactSchema, 201: contactSchema },
} as const satisfies Endpoint;
