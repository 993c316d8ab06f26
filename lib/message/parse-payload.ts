import * as z from "zod/mini";
import type { DraftMessage } from "./draft";
import { INPUT_BOUNDS, type Source } from "./limits";
import type { Message } from "./message";
import { toPayloadPath } from "./payload-path";
import { messageSchema, toFinding } from "./schema";

/** A fault in a body: `path` is the place in the body as it came in, "" for the whole. */
export type PayloadFault = { path: string; message: string; source: Source };
export type PayloadReading<T> = { ok: true; value: T } | { ok: false; errors: PayloadFault[] };

const text = z.optional(
  z.string("must be text").check(z.maxLength(INPUT_BOUNDS.characters, "is far too long")),
);
const list = <T extends z.ZodMiniType>(item: T) =>
  z.array(item, "must be an array").check(z.maxLength(INPUT_BOUNDS.items, "has far too many items"));

const row = z.strictObject(
  { id: text, title: text, description: text },
  'must be an object with "id", "title" and "description"',
);
const section = z.strictObject(
  { title: text, rows: z.optional(list(row)) },
  'must be an object with "title" and "rows"',
);
const envelope = { phone_number: text, context_message_id: text };

const bodySchema = z.discriminatedUnion("message_type", [
  z.strictObject({ ...envelope, message_type: z.literal("audio"), media_url: text }),
  z.strictObject({
    ...envelope,
    message_type: z.literal("interactive"),
    interactive: z.strictObject(
      {
        type: z.literal("list", 'must be "list"'),
        header: text,
        body: text,
        footer: text,
        button: text,
        sections: z.optional(list(section)),
      },
      'must be an object with "type", "body", "button" and "sections"',
    ),
  }),
]);

function toFaults(issue: z.core.$ZodIssue): PayloadFault[] {
  const path = issue.path.join(".");
  const fault = (at: string, message: string): PayloadFault => ({ path: at, message, source: "flowiq" });
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) =>
      fault([...issue.path, key].join("."), `“${key}” is no field of FlowIQ's reference here`),
    );
  }
  if (path === "") return [fault(path, "The body must be a JSON object")];
  if (issue.code === "invalid_union") return [fault(path, 'message_type must be "interactive" or "audio"')];
  return [fault(path, `${path} ${issue.message}`)];
}

/** Digits with their country code as E.164, so that one number is one recipient in whichever of FlowIQ's two spellings. */
export function toRecipient(typed: string): string {
  const number = typed.replace(/[\s().-]/g, "");
  return /^\+?[1-9]\d{6,14}$/.test(number) ? `+${number.replace("+", "")}` : typed;
}

function toDraft(body: z.output<typeof bodySchema>): DraftMessage {
  const envelope = {
    recipient: toRecipient(body.phone_number ?? ""),
    replyTo: body.context_message_id ?? "",
  };
  if (body.message_type === "audio") return { kind: "audio", ...envelope, audioUrl: body.media_url ?? "" };
  const { header = "", body: words = "", footer = "", button = "", sections = [] } = body.interactive;
  return {
    kind: "list",
    ...envelope,
    header,
    body: words,
    footer,
    button,
    sections: sections.map(({ title = "", rows = [] }) => ({
      title,
      rows: rows.map(({ id = "", title = "", description = "" }) => ({
        id,
        title,
        description,
        isIdOwn: true,
      })),
    })),
  };
}

/** FlowIQ's JSON as a draft: any lengths and empty fields, but only the reference's own fields and types. */
export function parseDraftPayload(body: unknown): PayloadReading<DraftMessage> {
  const parsed = bodySchema.safeParse(body);
  return parsed.success
    ? { ok: true, value: toDraft(parsed.data) }
    : { ok: false, errors: parsed.error.issues.flatMap(toFaults) };
}

/** FlowIQ's JSON as a message that may be sent, or every fault with its place in that JSON. */
export function parsePayload(body: unknown): PayloadReading<Message> {
  const draft = parseDraftPayload(body);
  if (!draft.ok) return draft;
  const message = messageSchema.safeParse(draft.value);
  if (message.success) return { ok: true, value: message.data };
  const errors = message.error.issues.map(toFinding);
  return { ok: false, errors: errors.map((error) => ({ ...error, path: toPayloadPath(error.path) })) };
}
