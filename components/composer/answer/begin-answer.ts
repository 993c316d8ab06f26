import type { UseFormReturn } from "react-hook-form";
import { askPalette } from "@/components/palette/offers";
import type { DraftForm } from "@/lib/message/draft";
import { type Answer, readAnswerLink, toAnswer } from "@/lib/whatsapp/answer-link";

export type Answering = {
  form: UseFormReturn<DraftForm>;
  /** From now on it goes to one again. */
  clearSeveral: () => void;
  say: (words: string) => void;
};

function begin(answer: Answer, { form, clearSeveral, say }: Answering): void {
  clearSeveral();
  form.setValue("recipient", answer.recipient);
  form.setValue("replyTo", answer.replyTo);
  say(answer.recipient ? `Answering ${answer.recipient}` : "Answering a message whose number cannot be told");
  askPalette();
}

/** Begins the answer that the page's address asks for, which then leaves the address. */
export function beginFromAddress(answering: Answering): void {
  const answer = readAnswerLink(location.hash);
  history.replaceState(null, "", location.pathname + location.search);
  if (answer) begin(answer, answering);
}

/** Begins the answer to a message ID that was pasted beside the fields; other text is left alone. */
export function beginFromPaste(text: string, answering: Answering): void {
  const answer = toAnswer(text);
  if (answer) begin(answer, answering);
}
