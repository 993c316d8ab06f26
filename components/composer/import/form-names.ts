import type { ReadFormName } from "@/lib/message/codecs/form";

/** What each format is called in import and export. */
export const FORM_NAMES: Record<ReadFormName, string> = {
  flowiq: "FlowIQ’s JSON",
  curl: "A curl command for FlowIQ",
  meta: "Meta’s Cloud API JSON",
  twilio: "Twilio’s list picker",
  baileys: "A message for Baileys, Evolution API or a similar library",
  menuet: "A Menuet file",
};

/** What to do with a file that isn't text. */
export const NO_TEXT_ADVICE = "Menuet opens messages as JSON or as a command";
