"use client";

import { useId, useState } from "react";
import * as z from "zod/mini";
import { useApiForm } from "@/components/client/use-api-form";
import { Button } from "@/components/ui/button";
import { AreaField, ChoiceField } from "@/components/ui/field";
import { Moment } from "@/components/ui/moment";
import { type Comment, commentOrderSchema, MAX_COMMENT_LENGTH } from "@/lib/api/review";
import type { Content } from "@/lib/message/message";
import { isEmptyText } from "@/lib/message/texts";
import type { ReviewActs } from "./use-review";

const FIELDS: Record<string, string> = {
  "": "Whole message",
  header: "Header",
  body: "Body",
  footer: "Footer",
  button: "Button label",
  audioUrl: "Audio URL",
  text: "Text",
};
const PARTS: Record<string, string> = { title: "", description: ", description", id: ", ID" };

/** The name of a place in a message: "Header", "Section 2 title", "Section 1, row 3". */
export function toCommentPlace(place: string): string {
  const [, section, , row, part = "title"] = place.split(".");
  if (section === undefined) return FIELDS[place] ?? "Whole message";
  const name = `Section ${Number(section) + 1}`;
  return row === undefined ? `${name} title` : `${name}, row ${Number(row) + 1}${PARTS[part] ?? ""}`;
}

const MAX_TITLE = 24;
const quote = (title: string): string =>
  isEmptyText(title) ? "" : `: ${title.trim().slice(0, MAX_TITLE).toWellFormed()}`;

type PlaceOption = { value: string; name: string };
const toOption = (value: string, words = ""): PlaceOption => ({ value, name: toCommentPlace(value) + words });

/** The places in a message that a comment can be about, in reading order. */
export function findPlaces(content: Content): PlaceOption[] {
  if (content.kind === "audio") return ["", "audioUrl"].map((place) => toOption(place));
  if (content.kind === "text") return ["", "text"].map((place) => toOption(place));
  const { sections, ...texts } = content;
  const fields = (["header", "body", "footer", "button"] as const).filter(
    (name) => !isEmptyText(texts[name]),
  );
  return [
    ...["", ...fields].map((place) => toOption(place)),
    ...sections.flatMap(({ title, rows }, s) => [
      ...(isEmptyText(title) ? [] : [toOption(`sections.${s}.title`, quote(title))]),
      ...rows.map((row, r) => toOption(`sections.${s}.rows.${r}.title`, quote(row.title))),
    ]),
  ];
}

type CommentFormProps = {
  places: readonly PlaceOption[];
  /** The comment replied to, or null for a new one. */
  replyTo: string | null;
  acts: ReviewActs;
  onWritten?: () => void;
};

const commentSchema = z.pick(commentOrderSchema, { place: true, words: true });

/** Writes a comment. The text stays until the server has it. */
export function CommentForm({ places, replyTo, acts, onWritten }: CommentFormProps) {
  const id = useId();
  const form = useApiForm({
    schema: commentSchema,
    defaultValues: { place: places[0]?.value ?? "", words: "" },
    // A refusal is in the review's own `fault`, and the text stays.
    ask: ({ place, words }) => acts.act({ do: "comment", order: { place, words, reply_to: replyTo } }),
    onDone: () => {
      form.reset();
      onWritten?.();
    },
  });
  const { place = "", words = "" } = form.values;
  return (
    <form
      {...form.props}
      aria-label={replyTo === null ? "New comment" : "New reply"}
      className="grid min-w-0 gap-1"
    >
      {replyTo === null && (
        <ChoiceField
          id={`${id}-place`}
          label="About"
          value={place}
          options={places}
          onChange={(chosen) => form.setValue("place", chosen)}
        />
      )}
      <AreaField
        {...form.field("words")}
        id={`${id}-words`}
        label={replyTo === null ? "Comment" : "Reply"}
        dir="auto"
        rows={3}
        autoFocus={replyTo !== null}
        maxLength={MAX_COMMENT_LENGTH}
      />
      <div>
        <Button type="submit" aria-disabled={words.trim() === "" || acts.doing !== null}>
          {form.isPending ? "Saving…" : replyTo === null ? "Add comment" : "Add reply"}
        </Button>
      </div>
    </form>
  );
}

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
            aria-label={`Delete the comment by ${by}`}
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

/** One comment with its replies, and whether it is resolved. */
export function CommentThread({ thread, answers, acts, onDelete }: CommentThreadProps) {
  const [isAnswering, setIsAnswering] = useState(false);
  const { id, place, resolved } = thread;
  const name = toCommentPlace(place);
  const turn = () => {
    // The refusal is in `fault`.
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
        <ul aria-label="Replies" className="grid gap-2 border-s-2 border-line ps-3">
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
