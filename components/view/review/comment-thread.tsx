"use client";

import { useState } from "react";
import { Moment } from "@/components/time/moment";
import { Button } from "@/components/ui/button";
import type { Comment } from "@/lib/sharing/contract/review";
import { CommentForm } from "./comment-form";
import { toPlaceWords } from "./place-words";
import type { ReviewActs } from "./use-review";

type WordsProps = { comment: Comment; onDelete: (comment: Comment) => void };

function Words({ comment, onDelete }: WordsProps) {
  const { words, by, at, may_delete } = comment;
  return (
    <>
      <p className="flex flex-wrap items-baseline gap-x-2 text-note text-faint">
        <bdi className="font-medium text-ink">{by}</bdi>
        <Moment time={at} />
        {may_delete && (
          <button
            type="button"
            aria-label={`Delete the comment of ${by}`}
            onClick={() => onDelete(comment)}
            className="rounded-sm underline hover:text-ink"
          >
            Delete
          </button>
        )}
      </p>
      <p dir="auto" className="break-words whitespace-pre-wrap">
        {words}
      </p>
    </>
  );
}

type CommentThreadProps = {
  thread: Comment;
  answers: readonly Comment[];
  acts: ReviewActs;
  onDelete: (comment: Comment) => void;
};

/** One comment with its answers, and whether what it asks for is done. */
export function CommentThread({ thread, answers, acts, onDelete }: CommentThreadProps) {
  const [isAnswering, setIsAnswering] = useState(false);
  const { id, place, resolved } = thread;
  const name = toPlaceWords(place);
  const turn = () => {
    // The refusal stands in `fault`.
    if (acts.doing === null)
      acts.act({ do: resolved ? "reopen" : "resolve", commentId: id }).catch(() => undefined);
  };
  return (
    <li
      aria-label={`Comment on ${name}`}
      className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-2 rounded-[10px] border border-line bg-panel p-3"
    >
      <p className="flex flex-wrap gap-x-2 text-note">
        <span className="font-medium text-accent">{name}</span>
        {resolved && (
          <span className="text-soft">
            resolved by <bdi>{resolved.by}</bdi>
          </span>
        )}
      </p>
      <div className={resolved ? "text-soft" : ""}>
        <Words comment={thread} onDelete={onDelete} />
      </div>
      {answers.length > 0 && (
        <ul aria-label="Answers" className="grid gap-2 border-s-2 border-line ps-3">
          {answers.map((answer) => (
            <li key={answer.id}>
              <Words comment={answer} onDelete={onDelete} />
            </li>
          ))}
        </ul>
      )}
      <div className="flex flex-wrap gap-1">
        <Button
          look="ghost"
          aria-expanded={isAnswering}
          aria-label={`Reply to the comment on ${name}`}
          onClick={() => setIsAnswering(!isAnswering)}
        >
          Reply
        </Button>
        <Button
          look="ghost"
          aria-disabled={acts.doing !== null}
          aria-label={`${resolved ? "Reopen" : "Resolve"} the comment on ${name}`}
          onClick={turn}
        >
          {resolved ? "Reopen" : "Resolve"}
        </Button>
      </div>
      {isAnswering && (
        <CommentForm
          places={[{ value: place, name }]}
          replyTo={id}
          acts={acts}
          onWritten={() => setIsAnswering(false)}
        />
      )}
    </li>
  );
}
