import type { ReadFormName } from "@/lib/message/codecs/form";

/** What each form is called where a message is opened from it or written in it. */
export const FORM_NAMES: Record<ReadFormName, string> = {
  flowiq: "FlowIQ’s JSON",
  curl: "A curl command for FlowIQ",
  meta: "Meta’s Cloud API JSON",
  twilio: "Twilio’s list picker",
  baileys: "A message for Baileys, Evolution API or a similar library",
  menuet: "A Menuet file",
};

/** What to do with a file that is no text. */
export const NO_TEXT_ADVICE = "Menuet opens messages as JSON or as a command";
