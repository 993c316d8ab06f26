import * as z from "zod/mini";
import { type Endpoint, fileFormat, refusePagedFile } from "./endpoint";
import { retentionSchema, sendPageSchema, sendRecordSchema } from "./history";
import {
  IDEMPOTENCY_KEY_HEADER,
  REPLY_AFTER_HEADER,
  RESEND_OF_HEADER,
  SEND_STATES,
  sendViewSchema,
} from "./send-view";
import { LIMITS } from "@/lib/message/limits";

const text = (max: number) => z.string().check(z.minLength(1), z.maxLength(max));
const envelope = {
  phone_number: z.string(),
  context_message_id: z.optional(z.string()),
};

/** FlowIQ's body, as in its reference. `parsePayload` reads it and reports its errors. */
export const sendBodySchema = z.discriminatedUnion("message_type", [
  z.object({
    ...envelope,
    message_type: z.literal("interactive"),
    interactive: z.object({
      type: z.literal("list"),
      header: z.optional(text(LIMITS.header.max)),
      body: text(LIMITS.body.max),
      footer: z.optional(text(LIMITS.footer.max)),
      button: text(LIMITS.button.max),
      sections: z
        .array(
          z.object({
            title: z.optional(text(LIMITS.sectionTitle.max)),
            rows: z
              .array(
                z.object({
                  id: z.string().check(z.minLength(1)),
                  title: text(LIMITS.rowTitle.max),
                  description: z.optional(text(LIMITS.rowDescription.max)),
                }),
              )
              .check(z.minLength(1), z.maxLength(LIMITS.rowsPerSection.max)),
          }),
        )
        .check(z.minLength(1), z.maxLength(LIMITS.sections.max)),
    }),
  }),
  z.object({ ...envelope, message_type: z.literal("audio"), media_url: z.string() }),
  z.object({ ...envelope, message_type: z.literal("text"), text: text(LIMITS.text.max) }),
]);

const ID = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/;
const MAX_TEXT_CHARACTERS = 200;
const MAX_RECIPIENT_CHARACTERS = 60;
/** The latest time that an ID can encode, in epoch ms. */
const MAX_TIME_MS = 2 ** 48 - 1;
const TIME = "A time in milliseconds since 1970";

const idSchema = z.string().check(z.regex(ID, "An id from Menuet"));
const timeSchema = z.pipe(
  z.string().check(z.regex(/^\d{1,15}$/, TIME)),
  z.pipe(z.transform(Number), z.number().check(z.maximum(MAX_TIME_MS, TIME))),
);

/** Search filters; absent ones don't filter. `from` and `to`: inclusive. */
const filterFields = {
  state: z.optional(z.enum(SEND_STATES, `One of ${SEND_STATES.join(", ")}`)),
  recipient: z.optional(z.string().check(z.maxLength(MAX_RECIPIENT_CHARACTERS))),
  text: z.optional(
    z.string().check(z.maxLength(MAX_TEXT_CHARACTERS, `At most ${MAX_TEXT_CHARACTERS} characters`)),
  ),
  from: z.optional(timeSchema),
  to: z.optional(timeSchema),
  batch: z.optional(idSchema),
};
export type SendQuery = z.output<z.ZodMiniObject<typeof filterFields>>;
/** The same as query parameters. */
export type SendQueryInput = z.input<z.ZodMiniObject<typeof filterFields>>;

const DECISIONS = ["cancel", "confirm", "close"] as const;
export type SendDecision = (typeof DECISIONS)[number];

/** `claim`: an unknown send was sent, by the receipt that was offered for it. */
const decisionSchema = z.discriminatedUnion("decision", [
  z.strictObject({ decision: z.enum(DECISIONS) }),
  z.strictObject({ decision: z.literal("claim"), message_id: text(512) }),
]);

type GroupQuery = SendQuery & { group?: string | undefined; format?: string | undefined };
const refuseFilteredGroups = z.refine<GroupQuery>(
  ({ group, state, recipient, text, batch, format }) =>
    group === undefined || [state, recipient, text, batch, format].every((one) => one === undefined),
  { path: ["group"], error: "Use it with from, to and before only" },
);

export const sendEndpoints = {
  create: {
    method: "POST",
    path: "/api/send",
    summary: "Sends one message, once. 202 if it isn't settled within 10 s",
    access: "send",
    headers: {
      [IDEMPOTENCY_KEY_HEADER]: "The same key with the same body never sends twice",
      [RESEND_OF_HEADER]: "The id of an earlier send that this one repeats on purpose",
      [REPLY_AFTER_HEADER]:
        "The newest message of the thread that was read; 409 where a colleague replied since",
    },
    body: sendBodySchema,
    readsBody: true,
    answers: { 200: sendViewSchema, 202: sendViewSchema },
  },
  find: {
    method: "GET",
    path: "/api/sends/{id}",
    summary: "The current state of a send",
    access: "look",
    answers: { 200: sendViewSchema },
  },
  findByKey: {
    method: "GET",
    path: "/api/send",
    summary: "The send with this idempotency key, whatever its state",
    access: "look",
    headers: { [IDEMPOTENCY_KEY_HEADER]: "The key that the send was posted with" },
    answers: { 200: sendViewSchema },
  },
  record: {
    method: "GET",
    path: "/api/sends/{id}/record",
    summary: "A send with its payload and its history",
    access: "look",
    answers: { 200: sendRecordSchema },
  },
  decide: {
    method: "POST",
    path: "/api/sends/{id}",
    summary: `Acts on a send: ${DECISIONS.join(", ")}, or claim: it was sent, as a receipt shows`,
    access: "send",
    body: decisionSchema,
    answers: { 200: sendRecordSchema },
  },
  remove: {
    method: "DELETE",
    path: "/api/sends/{id}",
    summary: "Deletes a send that has ended",
    access: "send",
    answers: { 204: null },
  },
  page: {
    method: "GET",
    path: "/api/sends",
    summary: "Sends, newest first, a page at a time; all that match as a file with ?format=csv or json",
    access: "look",
    query: z
      .strictObject({
        ...filterFields,
        before: z.optional(idSchema),
        format: fileFormat,
        /** A batch instead of its sends, in `batches`; with no filter but days. */
        group: z.optional(z.literal("batch", "batch")),
      })
      .check(refusePagedFile, refuseFilteredGroups),
    answers: { 200: sendPageSchema },
    file: "text/csv",
  },
  retention: {
    method: "GET",
    path: "/api/retention",
    summary: "The retention of settled sends, in days",
    access: "look",
    answers: { 200: retentionSchema },
  },
  changeRetention: {
    method: "PUT",
    path: "/api/retention",
    summary: "Changes the retention of settled sends",
    access: "manage",
    body: retentionSchema,
    answers: { 200: retentionSchema },
  },
} as const satisfies Record<string, Endpoint>;
