import * as z from "zod/mini";
import type { DraftMessage } from "./draft";
import { INPUT_BOUNDS, type Source } from "./limits";
import type { Message } from "./message";
import { toPayloadPath } from "./payload";
import { messageSchema, toFinding } from "./schema";
import { findLineBreaks, normaliseTexts } from "./texts";

/** An error or a note; `path` is the place in the body as received, "" for the whole body. */
export type PayloadFault = { path: string; message: string; source: Source };
/** `notes`: what was changed, so that the sent, stored and shown texts are the same. */
export type PayloadReading<T> =
  { ok: true; value: T; notes: PayloadFault[] } | { ok: false; errors: PayloadFault[] };

const text = z.optional(z.string("must be text").check(z.maxLength(INPUT_BOUNDS.characters, "is too long")));
const list = <T extends z.ZodMiniType>(item: T) =>
  z.array(item, "must be an array").check(z.maxLength(INPUT_BOUNDS.items, "has too many items"));

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
  z.strictObject({ ...envelope, message_type: z.literal("text"), text }),
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
      fault([...issue.path, key].join("."), `FlowIQ's reference has no field “${key}” here`),
    );
  }
  if (path === "") return [fault(path, "The body must be a JSON object")];
  if (issue.code === "invalid_union")
    return [fault(path, 'message_type must be "interactive", "audio" or "text"')];
  return [fault(path, `${path} ${issue.message}`)];
}

/** E.164 from digits with a country code, so that FlowIQ's two spellings give one recipient. */
export function toRecipient(typed: string): string {
  // `readRecipient` handles dots (a spreadsheet's decimals) and (0), which is dialled only at home.
  const number = typed.includes("(0)") ? typed : typed.replace(/[\s()-]/g, "");
  return /^\+?[1-9]\d{6,14}$/.test(number) ? `+${number.replace("+", "")}` : typed;
}

function toDraft(body: z.output<typeof bodySchema>): DraftMessage {
  const envelope = {
    recipient: toRecipient(body.phone_number ?? ""),
    replyTo: body.context_message_id ?? "",
  };
  if (body.message_type === "audio") return { kind: "audio", ...envelope, audioUrl: body.media_url ?? "" };
  if (body.message_type === "text") return { kind: "text", ...envelope, text: body.text ?? "" };
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

const noteLineBreak = ({ path, name }: { path: string; name: string }): PayloadFault => ({
  path: toPayloadPath(path),
  message: `A line break or tab in ${name} was replaced by a space`,
  source: "menuet",
});

/**
 * FlowIQ's JSON as a draft: texts may be empty or too long, but unknown fields are errors.
 * Line breaks become spaces where WhatsApp refuses them.
 * Equal bodies give equal drafts, as their fingerprint requires.
 */
export function parseDraftPayload(body: unknown): PayloadReading<DraftMessage> {
  const parsed = bodySchema.safeParse(body);
  if (!parsed.success) return { ok: false, errors: parsed.error.issues.flatMap(toFaults) };
  const draft = toDraft(parsed.data);
  return { ok: true, value: normaliseTexts(draft), notes: findLineBreaks(draft).map(noteLineBreak) };
}

/** FlowIQ's JSON as a message that may be sent, or every error with its place in that JSON. */
export function parsePayload(body: unknown): PayloadReading<Message> {
  const draft = parseDraftPayload(body);
  if (!draft.ok) return draft;
  const message = messageSchema.safeParse(draft.value);
  if (message.success) return { ...draft, value: message.data };
  const errors = message.error.issues.map(toFinding);
  return { ok: false, errors: errors.map((error) => ({ ...error, path: toPayloadPath(error.path) })) };
}
