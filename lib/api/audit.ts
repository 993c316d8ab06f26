import * as z from "zod/mini";
import { type Endpoint, fileFormat, refusePagedFile } from "./endpoint";

/** Events in the audit log. */
export const AUDIT_EVENTS = [
  "signed in",
  "sign-in failed",
  "sign-in refused",
  "signed out",
  "set up",
  "account created",
  "account changed",
  "account deactivated",
  "account activated",
  "password changed",
  "password reset",
  "second factor added",
  "second factor removed",
  "recovery codes renewed",
  "session ended",
  "token issued",
  "token revoked",
  "invitation made",
  "invitation taken back",
  "reset link made",
  "send asked for",
  "batch asked for",
  "contact asked for",
  "send decided",
  "send deleted",
  "sends exported",
  "settings changed",
  "sending stopped",
  "sending resumed",
  "audit exported",
  "library message created",
  "library message saved",
  "library message renamed",
  "library message archived",
  "library message unarchived",
  "library message deleted",
  "library exported",
  "library imported",
  "link kept",
  "link revoked",
  "comment written",
  "comment resolved",
  "comment deleted",
  "message approved",
  "approval withdrawn",
  "webhook changed",
  "thread read",
  "conversation changed",
  "person exported",
  "person erased",
] as const;
const auditEventSchema = z.enum(AUDIT_EVENTS);
export type AuditEvent = z.output<typeof auditEventSchema>;

/**
 * `GET /api/audit?before=<id>&event=<event>`: newest first, a page at a time. Times in epoch ms.
 */
export const auditPageSchema = z.object({
  entries: z.array(
    z.object({
      id: z.string(),
      at: z.number(),
      event: auditEventSchema,
      /** The account's e-mail address; "" if nobody was signed in. */
      who: z.string(),
      /** A short description. */
      what: z.string(),
      /** The client's network address; "console" for commands on the server. */
      address: z.string(),
    }),
  ),
  /** Where the next page begins, or null. */
  next: z.nullable(z.string()),
});
export type AuditPage = z.output<typeof auditPageSchema>;
export type AuditEntry = AuditPage["entries"][number];

const ENTRY_ID = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/;

export const auditEndpoints = {
  page: {
    method: "GET",
    path: "/api/audit",
    summary: "The audit log, newest first, a page at a time; as a file with ?format=csv or json",
    access: "manage",
    query: z
      .strictObject({
        event: z.optional(z.enum(AUDIT_EVENTS, `one of: ${AUDIT_EVENTS.join(", ")}`)),
        before: z.optional(z.string().check(z.regex(ENTRY_ID, "Use the value of next from an earlier page"))),
        format: fileFormat,
      })
      .check(refusePagedFile),
    answers: { 200: auditPageSchema },
    file: "text/csv",
  },
} as const satisfies Record<string, Endpoint>;
