import type { UseFormReturn } from "react-hook-form";
import { NOBODY, type Several } from "@/components/composer/several/use-several";
import type { Removal } from "@/components/composer/use-undo";
import { type DraftForm, emptyDraft } from "@/lib/message/draft";

type StartOverOptions = {
  form: UseFormReturn<DraftForm>;
  several: Pick<Several, "chosen" | "setChosen">;
  onRemoved: (removal: Removal) => void;
};

/** Empties the draft, of which only the kind stays, and says how it comes back. */
export function startOver({ form, several, onRemoved }: StartOverOptions) {
  const values = structuredClone(form.getValues());
  const { chosen, setChosen } = several;
  onRemoved({
    what: "The whole draft",
    restore: () => {
      form.reset(values);
      setChosen(chosen);
    },
  });
  setChosen(NOBODY);
  form.reset({ ...emptyDraft(), kind: values.kind });
}
