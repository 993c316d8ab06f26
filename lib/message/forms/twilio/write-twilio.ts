import type { FormWriting, Loss } from "@/lib/message/forms/form";
import { findEnvelopeLosses } from "@/lib/message/forms/envelope";
import type { ListMessage, Message } from "@/lib/message/message";
import { LIST_PICKER, MEDIA } from "./read-twilio";

const VARIABLE = /\{\{\s*\w+\s*\}\}/;

/** Twilio fills in {{1}} when it sends; here it is only a text, and comes back as it is. */
function findVariables(message: ListMessage): Loss[] {
  const rows = message.sections.flatMap(({ rows }, s) =>
    rows.map((row, r) => ({ row, path: `sections.${s}.rows.${r}` })),
  );
  const texts = [
    { path: "body", text: message.body },
    { path: "button", text: message.button },
    ...rows.flatMap(({ row, path }) => [
      { path: `${path}.title`, text: row.title },
      { path: `${path}.description`, text: row.description ?? "" },
      { path: `${path}.id`, text: row.id },
    ]),
  ];
  return texts
    .filter(({ text }) => VARIABLE.test(text))
    .map(({ path, text }) => ({
      path,
      words: `Twilio reads ${VARIABLE.exec(text)?.[0] ?? ""} as a variable`,
    }));
}

function findListLosses({ header, footer, sections, ...rest }: ListMessage): Loss[] {
  const none = (path: string, name: string) => ({ path, words: `A list picker of Twilio’s has no ${name}` });
  return [
    ...(header === undefined ? [] : [none("header", "header")]),
    ...(footer === undefined ? [] : [none("footer", "footer")]),
    ...sections.flatMap(({ title }, s) =>
      title === undefined ? [] : [none(`sections.${s}.title`, "section titles")],
    ),
    ...(sections.length === 1
      ? []
      : [
          {
            path: "sections",
            words: "A list picker of Twilio’s has no sections: its rows stand in one list",
          },
        ]),
    ...findVariables({ header, footer, sections, ...rest }),
  ];
}

/** A message as the body of Twilio's `POST /v1/Content`: a template, which says nothing of whom it goes to. */
export function writeTwilio(message: Message): FormWriting {
  const write = (types: object, losses: Loss[]): FormWriting => ({
    text: JSON.stringify({ language: "en", types }, null, 2),
    losses: [...findEnvelopeLosses(message, "A template of Twilio’s"), ...losses],
  });
  switch (message.kind) {
    case "audio":
      return write({ [MEDIA]: { media: [message.audioUrl] } }, []);
    case "list": {
      const items = message.sections
        .flatMap(({ rows }) => rows)
        .map(({ id, title, description }) => ({
          item: title,
          id,
          ...(description === undefined ? {} : { description }),
        }));
      return write(
        { [LIST_PICKER]: { body: message.body, button: message.button, items } },
        findListLosses(message),
      );
    }
    default:
      return message satisfies never;
  }
}
