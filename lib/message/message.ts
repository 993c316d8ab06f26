import type { Content } from "./content-schema";
import { type DraftForm, type DraftMessage, emptyDraft } from "./draft";
import { isEmptyText } from "./texts";

export type Row = { id: string; title: string; description?: string };
export type Section = { title?: string; rows: Row[] };

type Envelope = { recipient: string; replyTo?: string };
export type ListMessage = { kind: "list" } & Envelope & {
    header?: string;
    body: string;
    footer?: string;
    button: string;
    sections: Section[];
  };
export type AudioMessage = { kind: "audio" } & Envelope & { audioUrl: string };
export type TextMessage = { kind: "text" } & Envelope & { text: string };

/** What can be sent, as `messageSchema` returns it: E.164 recipient, no empty optional fields. */
export type Message = ListMessage | AudioMessage | TextMessage;

const optional = <K extends string>(key: K, text: string): { [key in K]?: string } =>
  isEmptyText(text) ? {} : ({ [key]: text } as { [key in K]: string });

/** Shapes any draft as it would be sent: ids and URLs trimmed, empty optional fields omitted. */
export function toMessage(draft: DraftMessage): Message {
  const envelope = { recipient: draft.recipient.trim(), ...optional("replyTo", draft.replyTo.trim()) };
  switch (draft.kind) {
    case "audio":
      return { kind: "audio", ...envelope, audioUrl: draft.audioUrl.trim() };
    case "text":
      return { kind: "text", ...envelope, text: draft.text };
    case "list":
      return {
        kind: "list",
        ...envelope,
        ...optional("header", draft.header),
        body: draft.body,
        ...optional("footer", draft.footer),
        button: draft.button,
        sections: draft.sections.map((section) => ({
          ...optional("title", section.title),
          rows: section.rows.map((row) => ({
            id: row.id.trim(),
            title: row.title,
            ...optional("description", row.description),
          })),
        })),
      };
    default:
      return draft satisfies never;
  }
}

export type { Content };

/** Replaces NUL and lone surrogates, which no JSON that Menuet reads can hold. */
const carry = (typed: string): string => typed.toWellFormed().replaceAll("\0", "\uFFFD");

/** The part of a draft that the library saves. */
export function toContent(form: DraftForm | DraftMessage): Content {
  switch (form.kind) {
    case "audio":
      return { kind: "audio", audioUrl: carry(form.audioUrl) };
    case "text":
      return { kind: "text", text: carry(form.text) };
    case "list":
      return {
        kind: "list",
        header: carry(form.header),
        body: carry(form.body),
        footer: carry(form.footer),
        button: carry(form.button),
        sections: form.sections.map(({ title, rows }) => ({
          title: carry(title),
          rows: rows.map((row) => ({
            id: carry(row.id),
            title: carry(row.title),
            description: carry(row.description),
            isIdOwn: row.isIdOwn,
          })),
        })),
      };
    default:
      return form satisfies never;
  }
}

/** A saved message as a draft without a recipient. */
export const toDraft = (content: Content): DraftForm => ({ ...emptyDraft(), ...content });
