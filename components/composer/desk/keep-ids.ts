import type { UseFormReturn } from "react-hook-form";
import type { DraftForm } from "@/lib/message/draft";

/** Ids that are out (sent, copied) stay, whatever becomes of their titles: a bot may know them. */
export function keepIds(form: UseFormReturn<DraftForm>) {
  form.getValues("sections").forEach(({ rows }, s) =>
    rows.forEach(({ id }, r) => {
      if (id.trim() !== "") form.setValue(`sections.${s}.rows.${r}.isIdOwn`, true);
    }),
  );
}
