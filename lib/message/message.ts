import type { DraftMessage } from "./draft";

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

/** The only thing that can be sent: the output of `messageSchema`. `recipient` is E.164; empty optional fields are absent. */
export type Message = ListMessage | AudioMessage;

const optional = <K extends string>(key: K, text: string): { [key in K]?: string } =>
  text.trim() === "" ? {} : ({ [key]: text } as { [key in K]: string });

/** Shapes a draft as it would be sent, valid or not: empty optional fields left out, ids and addresses trimmed, other text untouched. */
export function tidyDraft(draft: DraftMessage): Message {
  const envelope = { recipient: draft.recipient.trim(), ...optional("replyTo", draft.replyTo.trim()) };
  switch (draft.kind) {
    case "audio":
      return { kind: "audio", ...envelope, audioUrl: draft.audioUrl.trim() };
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
