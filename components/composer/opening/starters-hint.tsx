import { useFormValue } from "@/components/composer/fields/form-changes";
import { isBlank } from "@/lib/message/draft";

/** One line at the end of an empty draft, where its coming and going moves nothing. */
export function StartersHint({ onStarters }: { onStarters: () => void }) {
  const isEmpty = useFormValue(isBlank);
  if (!isEmpty) return null;
  return (
    <p className="text-note text-faint">
      Nothing typed yet.{" "}
      <button type="button" onClick={onStarters} className="rounded-sm text-accent hover:underline">
        Start from a ready-made message
      </button>
    </p>
  );
}
