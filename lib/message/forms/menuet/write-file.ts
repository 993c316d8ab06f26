import type { DraftMessage } from "@/lib/message/draft";
import { findEnvelopeLosses } from "@/lib/message/forms/envelope";
import type { FormWriting } from "@/lib/message/forms/form";
import { FILE_VERSION } from "./read-file";

function toContent(draft: DraftMessage) {
  switch (draft.kind) {
    case "audio":
      return { kind: draft.kind, audioUrl: draft.audioUrl };
    case "list": {
      const { kind, header, body, footer, button, sections } = draft;
      return {
        ...{ kind, header, body, footer, button },
        sections: sections.map(({ title, rows }) => ({
          title,
          rows: rows.map(({ id, title: rowTitle, description, isIdOwn }) => ({
            ...{ id, title: rowTitle, description, isIdOwn },
          })),
        })),
      };
    }
    default:
      return draft satisfies never;
  }
}

/** A draft, finished or not, as a file to keep or to pass on: the chosen kind's fields, and nobody's number. */
export const writeFile = (draft: DraftMessage): FormWriting => ({
  text: `${JSON.stringify({ menuet: FILE_VERSION, message: toContent(draft) }, null, 2)}\n`,
  losses: findEnvelopeLosses(draft, "A Menuet file"),
});
