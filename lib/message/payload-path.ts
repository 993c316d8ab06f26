const WIRE_NAMES: Record<string, string> = {
  kind: "message_type",
  recipient: "phone_number",
  replyTo: "context_message_id",
  audioUrl: "media_url",
};
const DRAFT_NAMES = Object.fromEntries(Object.entries(WIRE_NAMES).map(([ours, theirs]) => [theirs, ours]));

/** A draft path ("sections.0.title") as the path in FlowIQ's body ("interactive.sections.0.title"). */
export const toPayloadPath = (path: string): string => WIRE_NAMES[path] ?? `interactive.${path}`;

/** The reverse of `toPayloadPath`. */
const toDraftPath = (path: string): string => DRAFT_NAMES[path] ?? path.replace(/^interactive\./, "");

const NAMED_FIELD =
  /\b(?:phone_number|context_message_id|media_url|interactive\.(?:header|body|footer|button|sections(?:(?:\[\d+\]|\.\d+)(?:\.(?:title|rows(?:(?:\[\d+\]|\.\d+)(?:\.(?:id|title|description))?)?))?)?))(?!\w)/g;

/** The draft paths of the fields that an upstream's words name, in their order and once each. */
export function findNamedFields(words: string): string[] {
  const named = [...words.matchAll(NAMED_FIELD)].map(([name]) =>
    toDraftPath(name.replace(/\[(\d+)\]/g, ".$1")),
  );
  return [...new Set(named)];
}
