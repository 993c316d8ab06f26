import "server-only";
import { type Content, toDraft } from "@/lib/message/content";
import { foldContent, foldLabels } from "@/lib/library/search/fold-text";
import { toContentHash } from "@/lib/message/content-hash";
import { tidyDraft } from "@/lib/message/message";
import { toFirstLine } from "./first-line";

/** Names the content whoever it is for: the same content has the same hash wherever it is kept. */
export const hashContent = (content: Content): string => toContentHash(tidyDraft(toDraft(content)));

/** The columns that follow from what a message says. */
export const toContentColumns = (content: Content) => ({
  kind: content.kind,
  first_line: toFirstLine(content),
  content_hash: hashContent(content),
  texts: foldContent(content),
});

/** Tags as they are kept: none twice, whatever letters it is written in. */
export function tidyTags(tags: readonly string[]): string[] {
  const folded = tags.map((tag) => foldLabels(tag, []));
  return tags.filter((_, at) => folded.indexOf(folded[at] ?? "") === at);
}

/** The columns that follow from how a message is called. `tags` are tidy. */
export const toLabelColumns = (name: string, tags: readonly string[]) => ({
  name,
  tags: JSON.stringify(tags),
  labels: foldLabels(name, tags),
});
