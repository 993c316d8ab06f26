import type { SendRecord } from "@/lib/outbox/contract/history";
import type { Confirmation } from "@/components/ui/dialog/confirm-dialog";

/** What is asked before a send is closed, deleted or repeated. */
export function toConfirmation(
  what: "close" | "delete" | "resend",
  { recipient, state }: Pick<SendRecord, "recipient" | "state">,
): Confirmation {
  switch (what) {
    case "close":
      return {
        title: "It arrived?",
        words: `This send to ${recipient} is closed as arrived, in your word. That cannot be taken back.`,
        verb: "Yes, it arrived",
      };
    case "delete":
      return {
        title: "Delete this send?",
        words: `Its message, its recipient and all that happened to it are removed from the outbox. This cannot be undone. ${state === "accepted" ? "The message itself stays with its recipient." : "Nothing is sent by it."}`,
        verb: "Delete",
      };
    case "resend":
      return {
        title: "Send it again?",
        words: `A new send of the same message goes to ${recipient}. ${state === "accepted" ? "FlowIQ took the first one, so it will most likely arrive twice." : "The first one may have arrived, and then it arrives twice."}`,
        verb: "Send again",
      };
    default:
      return what satisfies never;
  }
}
