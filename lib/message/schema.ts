import * as z from "zod/mini";
import { findAudioUrlFault } from "./audio";
import type { DraftMessage } from "./draft";
import { LIMITS, type Limit, type Source } from "./limits";
import { type Message, toMessage } from "./message";
import { countCharacters, isEmptyText } from "./texts";

/** The rule that an issue broke; the names are stable for code that offers fixes. */
export type Rule =
  | "required"
  | "too-long"
  | "too-many"
  | "not-carriable"
  | "not-a-number"
  | "not-a-web-address"
  | "duplicate-row-id"
  | "malformed";

const breaks = (rule: Rule, source: Source = "flowiq") => ({ params: { rule, source } });

/** JSON and UTF-8 can't carry NUL or a lone surrogate unchanged. */
const carriable = z.refine<string>((text) => text.isWellFormed() && !text.includes("\0"), {
  error: "This text contains a character that can't be sent. Type it again.",
  ...breaks("not-carriable", "menuet"),
});

const filled = (name: string) =>
  z.refine<string>((text) => !isEmptyText(text), { error: `${name} is required`, ...breaks("required") });

const within = (name: string, { max, source }: Limit) =>
  z.refine<string>((text) => countCharacters(text) <= max, {
    error: (issue) => `${name} is ${countCharacters(String(issue.input))} of ${max} characters`,
    ...breaks("too-long", source),
  });

const optionalText = (name: string, limit: Limit) => z.string().check(within(name, limit), carriable);
const requiredText = (name: string, limit: Limit) =>
  z.string().check(filled(name), within(name, limit), carriable);

const atMost = (name: string, { max, source }: Limit) =>
  z.refine<readonly unknown[]>((items) => items.length <= max, {
    error: (issue) => `${(issue.input as unknown[]).length} of ${max} ${name}`,
    ...breaks("too-many", source),
  });

const E164 = /^\+[1-9]\d{6,14}$/;

const envelope = {
  recipient: z.string().check(
    filled("Recipient"),
    z.refine((text) => isEmptyText(text) || E164.test(text.trim()), {
      error: "Recipient must be a phone number with its country code, such as +27123456789",
      ...breaks("not-a-number"),
    }),
  ),
  replyTo: optionalText("Reply to message ID", LIMITS.replyTo),
};

const rowSchema = z.object({
  // WhatsApp's 200 units for an id only warn (see lib/whatsapp), so only emptiness stops here.
  id: z.string().check(filled("Row ID"), carriable),
  title: requiredText("Row title", LIMITS.rowTitle),
  description: optionalText("Description", LIMITS.rowDescription),
  isIdOwn: z.boolean(),
});

const sectionSchema = z.object({
  title: optionalText("Section title", LIMITS.sectionTitle),
  rows: z.array(rowSchema).check(
    z.refine((rows) => rows.length > 0, { error: "A section needs at least one row", ...breaks("required") }),
    atMost("rows in one section", LIMITS.rowsPerSection),
  ),
});

type SectionInput = z.input<typeof sectionSchema>;

const uniqueIds = z.check<SectionInput[]>((context) => {
  const seen = new Set<string>();
  context.value.forEach((section, s) =>
    section.rows.forEach((row, r) => {
      const id = row.id.trim();
      if (!isEmptyText(id) && seen.has(id)) {
        context.issues.push({
          code: "custom",
          input: row.id,
          path: [s, "rows", r, "id"],
          message: `Row ID “${id}” is used by another row`,
          ...breaks("duplicate-row-id"),
          continue: true,
        });
      }
      seen.add(id);
    }),
  );
});

const listSchema = z.object({
  kind: z.literal("list"),
  ...envelope,
  header: optionalText("Header", LIMITS.header),
  body: requiredText("Body", LIMITS.body),
  footer: optionalText("Footer", LIMITS.footer),
  button: requiredText("Button label", LIMITS.button),
  sections: z.array(sectionSchema).check(
    z.refine((sections) => sections.length > 0, {
      error: "A list needs at least one section",
      ...breaks("required"),
    }),
    atMost("sections", LIMITS.sections),
    uniqueIds,
  ),
});

const URL_FAULTS = {
  "not a URL": "Audio URL must be a web address, such as https://example.com/message.mp3",
  "not http": "Audio URL must start with https:// or http://",
  "has a password": "Audio URL contains a user name or password. Use a public URL",
};

const audioSchema = z.object({
  kind: z.literal("audio"),
  ...envelope,
  audioUrl: requiredText("Audio URL", LIMITS.audioUrl).check(
    z.check((context) => {
      const fault = isEmptyText(context.value) ? null : findAudioUrlFault(context.value);
      if (fault) {
        context.issues.push({
          code: "custom",
          input: context.value,
          message: URL_FAULTS[fault],
          ...breaks("not-a-web-address"),
          continue: true,
        });
      }
    }),
  ),
});

const textSchema = z.object({
  kind: z.literal("text"),
  ...envelope,
  text: requiredText("Text", LIMITS.text),
});

/** Returns the message to send; issues have a draft path, and `params.source` if not FlowIQ's. */
export const messageSchema = z.pipe(
  z.discriminatedUnion("kind", [listSchema, audioSchema, textSchema]),
  z.transform((draft: DraftMessage): Message => toMessage(draft)),
);

/** What an issue of `messageSchema` says, and its source. */
export function toFinding(issue: z.core.$ZodIssue): { path: string; message: string; source: Source } {
  const source = issue.code === "custom" ? (issue.params?.source as Source | undefined) : undefined;
  return { path: issue.path.join("."), message: issue.message, source: source ?? "flowiq" };
}

/** The rule that an issue of `messageSchema` broke; "malformed" for a draft of unknown shape. */
export function toRule(issue: z.core.$ZodIssue): Rule {
  return issue.code === "custom" ? ((issue.params?.rule as Rule | undefined) ?? "malformed") : "malformed";
}
