import { emptyDraft, emptySection } from "@/lib/message/draft";
import type { Fields } from "@/lib/message/forms/fields/open-fields";
import { readSections } from "@/lib/message/forms/fields/read-sections";
import { type Notes, quoteShort } from "@/lib/message/forms/form";
import type { Opened } from "@/lib/message/forms/opened";

// Source: Menuet's own, see write-file.ts.
export const FILE_VERSION = 1;

/** A Menuet file as far as it can be opened. A recipient in it, which none has, is not taken. */
export function readFile(root: Fields, notes: Notes): Opened {
  const version = root.node("menuet");
  const number = version?.kind === "word" || version?.kind === "text" ? version.value : "";
  if (number !== `${FILE_VERSION}`) {
    return {
      why: `This Menuet file is of version ${quoteShort(number)}, and this Menuet reads version ${FILE_VERSION} only`,
    };
  }
  const message = root.fields("message");
  root.tellRest();
  const kind = message.text("kind");
  if (kind !== "list" && kind !== "audio")
    return {
      why: `This Menuet file holds a message of kind ${quoteShort(kind)}. This Menuet knows list and audio`,
    };
  const content =
    kind === "audio"
      ? { audioUrl: message.text("audioUrl") }
      : {
          header: message.text("header"),
          body: message.text("body"),
          footer: message.text("footer"),
          button: message.text("button"),
          sections: message.has("sections")
            ? readSections(message.items("sections"), notes, (row) => row.flag("isIdOwn"))
            : [emptySection()],
        };
  message.tellRest();
  return { draft: { ...emptyDraft(), kind, ...content } };
}
