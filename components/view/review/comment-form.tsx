"use client";

import { type FormEvent, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { AreaField, ChoiceField } from "@/components/ui/form/field";
import { MAX_COMMENT_LENGTH } from "@/lib/sharing/contract/review";
import type { PlaceOption } from "./place-words";
import type { ReviewActs } from "./use-review";

type CommentFormProps = {
  places: readonly PlaceOption[];
  /** The comment that is answered, or null for one of its own. */
  replyTo: string | null;
  acts: ReviewActs;
  onWritten?: () => void;
};

/** Writes a comment. What was typed stays until the server has it. */
export function CommentForm({ places, replyTo, acts, onWritten }: CommentFormProps) {
  const id = useId();
  const [place, setPlace] = useState(places[0]?.value ?? "");
  const [words, setWords] = useState("");
  const isEmpty = words.trim() === "";
  const isWriting = acts.doing === "comment";
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (isEmpty || acts.doing !== null) return;
    const written = () => {
      setWords("");
      onWritten?.();
    };
    // A refusal stands in `fault`, and the words stay.
    await acts
      .act({ do: "comment", order: { place, words, reply_to: replyTo } })
      .then(written, () => undefined);
  };
  return (
    <form
      onSubmit={submit}
      aria-label={replyTo === null ? "New comment" : "New answer"}
      className="grid min-w-0 gap-1"
    >
      {replyTo === null && (
        <ChoiceField id={`${id}-place`} label="About" value={place} options={places} onChange={setPlace} />
      )}
      <AreaField
        id={`${id}-words`}
        label={replyTo === null ? "Comment" : "Answer"}
        dir="auto"
        rows={3}
        autoFocus={replyTo !== null}
        maxLength={MAX_COMMENT_LENGTH}
        value={words}
        onChange={({ target }) => setWords(target.value)}
      />
      <div>
        <Button type="submit" aria-disabled={isEmpty || acts.doing !== null}>
          {isWriting ? "Writing…" : replyTo === null ? "Add comment" : "Add answer"}
        </Button>
      </div>
    </form>
  );
}
