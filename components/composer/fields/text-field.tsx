"use client";

import type { ReactNode } from "react";
import { useFormContext } from "react-hook-form";
import { useComposerDesk } from "@/components/composer/composer-context";
import { Counter } from "@/components/ui/counter";
import { countCharacters, toCounterState } from "@/lib/message/count";
import type { DraftForm } from "@/lib/message/draft";
import type { Limit } from "@/lib/message/limits";
import { FieldFrame } from "./field-frame";
import { type TextName, useFieldText } from "./field-texts";

export type TextFieldProps = {
  name: TextName;
  label: string;
  limit: Limit;
  isRequired?: boolean;
  isMultiline?: boolean;
  type?: "text" | "url";
  /** Dense places show no label and hold the counter inside the field. */
  isDense?: boolean;
  /** Identifiers are set in the fixed font, and their counter shows only near the limit. */
  isCode?: boolean;
  placeholder?: string;
  className?: string;
  onType?: () => void;
  onLeave?: () => void;
  note?: ReactNode;
};

/** The field with the focus is laid out by itself, and so are those of its row, as an id follows its title: a key moves nothing around them. For a hundred rows at once it would cost more than it saves. */
const LOOK =
  "peer block w-full focus:relative focus:contain-strict rounded-lg border border-line bg-panel hover:border-control focus:border-accent aria-invalid:border-bad transition-colors duration-150";

/** Over the end of the text by its margins, which are half of both heights; contained with its field, or that would cover it. */
const DENSE_COUNTER =
  "pointer-events-none w-11 -mt-[1.625rem] mb-2 ml-auto mr-2 peer-focus:contain-strict group-focus-within/row:contain-strict text-[0.71875rem]/[1.125rem]";

function toLook({ isMultiline, isDense, isCode }: TextFieldProps): string {
  if (isMultiline) return `${LOOK} h-24 min-h-19 resize-y px-3 py-2`;
  if (!isDense) return `${LOOK} h-9 px-3`;
  return `${LOOK} h-[2.125rem] group-focus-within/row:relative group-focus-within/row:contain-strict pl-2.5 text-ellipsis ${isCode ? "pr-2.5 font-mono text-note" : "pr-13"}`;
}

/** A labelled text of the draft with its counter. Over the limit one can go on typing: the field turns red, the text stays. */
export function TextField(props: TextFieldProps) {
  "use no memo"; // register() must run on every render: the form forgets its fields when it is reset.
  const { name, limit, isRequired, isMultiline, onType, onLeave } = props;
  const { register } = useFormContext<DraftForm>();
  const { wasTried, refusals } = useComposerDesk();
  const text = useFieldText(name);
  const count = countCharacters(text);
  const state = toCounterState(count, limit.max);
  const refusal = refusals[name];
  const isMissing = wasTried && isRequired && text.trim() === "";
  const note = refusal ?? props.note;
  const field = {
    ...register(name, { onChange: onType, onBlur: onLeave }),
    id: name,
    dir: "auto",
    autoComplete: "off",
    placeholder: props.placeholder,
    className: toLook(props),
    "aria-label": props.isDense ? props.label : undefined,
    "aria-required": isRequired,
    "aria-invalid": state === "over" || isMissing || refusal !== undefined || undefined,
    "aria-describedby": note === undefined ? `${name}.count` : `${name}.count ${name}.note`,
  };
  return (
    <FieldFrame
      {...props}
      note={note}
      isRefused={refusal !== undefined}
      counter={
        <Counter
          id={`${name}.count`}
          count={count}
          max={limit.max}
          state={state}
          unit="characters"
          isShown={!props.isCode || state !== "ok"}
          className={props.isDense ? DENSE_COUNTER : "contain-strict"}
        />
      }
    >
      {isMultiline ? <textarea {...field} rows={3} /> : <input {...field} type={props.type ?? "text"} />}
    </FieldFrame>
  );
}
