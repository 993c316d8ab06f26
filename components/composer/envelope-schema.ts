import { zodResolver } from "@hookform/resolvers/zod";
import * as z from "zod/mini";
import { readRecipient } from "@/lib/message/recipient";
import { LIMITS } from "@/lib/message/limits";
import { findDefaultCountry } from "@/components/composer/send/use-default-country";
import type { Envelope } from "./use-draft";

/** Requires a recipient: one readable number, or a list of numbers. */
const envelopeSchema = z
  .object({
    recipient: z.string(),
    replyTo: z.string().check(z.maxLength(LIMITS.replyTo.max)),
    many: z.custom<Envelope["many"]>(),
  })
  .check((context) => {
    const { recipient, many } = context.value;
    if (many.numbers.length > 0) return;
    const reading = readRecipient(recipient, findDefaultCountry());
    if (reading.state === "number") return;
    const message = reading.state === "empty" ? "Enter the number to send to" : reading.why;
    context.issues.push({ code: "custom", path: ["recipient"], message, input: recipient });
  });

export const resolveEnvelope = zodResolver(envelopeSchema);
