import type { FormName } from "@/lib/message/forms/form";

/** What each form is called where a message is opened from it or written in it. */
export const FORM_NAMES: Record<FormName, string> = {
  flowiq: "FlowIQ’s JSON",
  curl: "A curl command for FlowIQ",
  meta: "Meta’s Cloud API JSON",
  twilio: "Twilio’s list picker",
  menuet: "A Menuet file",
};

/** What to do with a file that is no text. */
export const NO_TEXT_ADVICE = "Menuet opens messages as JSON or as a command";
