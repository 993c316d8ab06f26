/**
 * `refused`: WhatsApp didn't send it. `administrator`: nor will it until an administrator acts.
 * `busy`, `pair`: this number's or this person's rate limit. `unclear`: it may have been sent.
 */
export type GraphKind = "refused" | "administrator" | "busy" | "pair" | "unclear";

/** A Graph API error code, explained for the person who reads it. */
export type GraphCode = { code: number; kind: GraphKind; meaning: string; advice: string };

type Words = Omit<GraphCode, "code">;

const TOKEN: Words = {
  kind: "administrator",
  meaning: "FlowIQ's connection to WhatsApp has expired.",
  advice: "An administrator must renew FlowIQ's connection to WhatsApp.",
};
const PERMISSION: Words = {
  kind: "administrator",
  meaning: "FlowIQ lacks a permission at Meta for this number.",
  advice: "An administrator must fix the permissions at Meta.",
};
const OVERLOADED: Words = {
  kind: "unclear",
  meaning: "WhatsApp had an error or was overloaded.",
  advice: "The message may have been sent. Check the chat before you send it again.",
};
const BUSY: Words = {
  kind: "busy",
  meaning: "This number sent too many messages at once.",
  advice: "Wait a little before you send more.",
};
const RESTRICTED: Words = {
  kind: "administrator",
  meaning: "Meta has restricted this business number.",
  advice: "An administrator must check the number's status in Meta's Business Manager.",
};
const PARAMETER: Words = {
  kind: "refused",
  meaning: "WhatsApp refused a field of the message.",
  advice: "Correct the field named in the details, then send again.",
};
const MEDIA: Words = {
  kind: "refused",
  meaning: "WhatsApp couldn't get the audio file.",
  advice: "Check the file's format, its size (at most 16 MB) and that anyone can open its link.",
};

/** Meta's Cloud API error codes that a free-form list or audio message can get. */
const TABLE: ReadonlyMap<number, Words> = new Map([
  [0, TOKEN],
  [190, TOKEN],
  [3, PERMISSION],
  [10, PERMISSION],
  [131005, PERMISSION],
  [1, OVERLOADED],
  [2, OVERLOADED],
  [131000, OVERLOADED],
  [131016, OVERLOADED],
  [4, BUSY],
  [80007, BUSY],
  [130429, BUSY],
  [
    131056,
    {
      kind: "pair",
      meaning: "Messages to this person were sent too fast.",
      advice:
        "Wait a few seconds, then send again. WhatsApp allows one message to a person every six seconds.",
    },
  ],
  [131048, RESTRICTED],
  [368, RESTRICTED],
  [131031, RESTRICTED],
  [100, PARAMETER],
  [131008, PARAMETER],
  [131009, PARAMETER],
  [
    131026,
    {
      kind: "refused",
      meaning: "This person cannot receive the message.",
      advice: "Check the number. They may not use WhatsApp, or their app may be too old.",
    },
  ],
  [
    131047,
    {
      kind: "refused",
      meaning: "More than 24 hours have passed since the customer last wrote.",
      advice: "The window is closed. Wait for a message from them, or use a template.",
    },
  ],
  [
    131051,
    {
      kind: "refused",
      meaning: "WhatsApp does not support this type of message.",
      advice: "This is a fault on our side. Report it to your administrator.",
    },
  ],
  [131052, MEDIA],
  [131053, MEDIA],
]);

const isPermissionRange = (code: number): boolean => code >= 200 && code <= 299;

/** What a code means; null if no free-form message can get it. */
export function readGraphCode(code: number): GraphCode | null {
  const found = TABLE.get(code) ?? (isPermissionRange(code) ? PERMISSION : undefined);
  return found ? { code, ...found } : null;
}

/** Matches "(#10)", "code: 10" and "error code 10", but not "status code 200" or "row #10". */
const MARKED =
  /(?:(?:^|[(:]|\berror)\s*#|(?<!(?:status|http|country|area|postal|zip|dialling|response|exit|qr|sub)[ _-]?)code["']?\s*[:=(#]*\s*["']?)(\d{1,6})(?![\d.,]*\d|\w)/gi;
/** Five or six digits count as a code without a label, unless part of a longer number. */
const BARE = /(?<![\w+.,]|\d[ -])(\d{5,6})(?![\d.,]*\d|\w|[ -]\d)/g;

/** The first Graph code in an upstream error, or null. Small numbers must be labelled as a code. */
export function findGraphCode(words: string): GraphCode | null {
  for (const [, digits] of [...words.matchAll(MARKED), ...words.matchAll(BARE)]) {
    const found = readGraphCode(Number(digits));
    if (found) return found;
  }
  return null;
}
