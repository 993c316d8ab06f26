import * as z from "zod/mini";

/** What the log tells of. */
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
] as const;
export const auditEventSchema = z.enum(AUDIT_EVENTS);
export type AuditEvent = z.output<typeof auditEventSchema>;

/** `GET /api/audit?before=<id>&event=<event>`: newest first, a page at a time. Times in epoch ms. */
export const auditPageSchema = z.object({
  entries: z.array(
    z.object({
      id: z.string(),
      at: z.number(),
      event: auditEventSchema,
      /** The account's e-mail address; "" where nobody was signed in. */
      who: z.string(),
      /** What it was about, in words. */
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
