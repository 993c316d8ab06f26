import type { UseFormReturn } from "react-hook-form";
import type { HistoryPort } from "@/components/composer/history/history-port";
import { NOBODY, type Several } from "@/components/composer/several/use-several";
import { type DraftForm, emptyDraft } from "@/lib/message/draft";

type StartOverOptions = {
  form: UseFormReturn<DraftForm>;
  several: Pick<Several, "chosen" | "setChosen">;
  port: HistoryPort;
};

/** Empties the draft, of which only the kind stays. Whom it went to comes back with an undo, unless somebody else was chosen since. */
export function startOver({ form, several, port }: StartOverOptions) {
  const { kind, recipient, replyTo } = form.getValues();
  const { chosen, setChosen } = several;
  port.words = "Started over";
  port.bringBack = () => {
    if (form.getValues("recipient") !== "") return;
    form.setValue("recipient", recipient);
    form.setValue("replyTo", replyTo);
    setChosen((now) => (now === NOBODY ? chosen : now));
  };
  setChosen(NOBODY);
  form.reset({ ...emptyDraft(), kind });
}
