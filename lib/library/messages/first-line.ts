import "server-only";
import type { Content } from "@/lib/message/content";
import { cutText } from "@/lib/message/count";

const MAX_FIRST_LINE = 160;

/** How a message begins, for lists: a list's header and body, else its rows; an audio's address. "" where nothing is written. */
export function toFirstLine(content: Content): string {
  const texts =
    content.kind === "audio"
      ? [content.audioUrl]
      : [
          content.header,
          content.body,
          ...content.sections.flatMap(({ rows }) => rows.map(({ title }) => title)),
        ];
  const words = texts
    .map((text) => text.replace(/\s+/g, " ").trim())
    .filter((text) => text !== "")
    .slice(0, 2)
    .join(" – ");
  return cutText(words, MAX_FIRST_LINE);
}
