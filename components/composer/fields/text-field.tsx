"use client";

import type { ReactNode } from "react";
import { type FieldPathByValue, useFormContext, useWatch } from "react-hook-form";
import { useComposerDesk } from "@/components/composer/composer-context";
import { Counter } from "@/components/ui/counter";
import { countCharacters, toCounterState } from "@/lib/message/count";
import type { DraftForm } from "@/lib/message/draft";
import type { Limit } from "@/lib/message/limits";
import { FieldFrame } from "./field-frame";

export type TextName = FieldPathByValue<DraftForm, string>;

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
  onType?: (text: string) => void;
  onLeave?: () => void;
  note?: ReactNode;
};

const LOOK =
  "w-full rounded-lg border border-line bg-panel hover:border-control focus:border-accent aria-invalid:border-bad transition-colors duration-150";

function toLook({ isMultiline, isDense, isCode }: TextFieldProps): string {
  if (isMultiline) return `${LOOK} h-24 min-h-19 resize-y px-3 py-2`;
  if (!isDense) return `${LOOK} h-9 px-3`;
  return `${LOOK} h-[2.125rem] pl-2.5 text-ellipsis ${isCode ? "pr-2.5 font-mono text-note" : "pr-13"}`;
}

/** A labelled text of the draft with its counter. Over the limit one can go on typing: the field turns red, the text stays. */
export function TextField(props: TextFieldProps) {
  "use no memo"; // register() must run on every render: the form forgets its fields when it is reset.
  const { name, limit, isRequired, isMultiline, onType, onLeave } = props;
  const { register, control } = useFormContext<DraftForm>();
  const { wasTried, refusals } = useComposerDesk();
  const text = String(useWatch({ control, name, exact: true }) ?? "");
  const count = countCharacters(text);
  const state = toCounterState(count, limit.max);
  const refusal = refusals[name];
  const isMissing = wasTried && isRequired && text.trim() === "";
  const note = refusal ?? props.note;
  const field = {
    ...register(name, { onChange: (event) => onType?.(event.target.value), onBlur: onLeave }),
    id: name,
    dir: "auto",
    autoComplete: "off",
    placeholder: props.placeholder,
    className: toLook(props),
    "aria-required": isRequired,
    "aria-invalid": state === "over" || isMissing || refusal !== undefined || undefined,
    "aria-describedby": note === undefined ? `${name}.count` : `${name}.count ${name}.note`,
  };
  return (
    <FieldFrame
      {...props}
      note={note}
      isRefused={refusal !== undefined}
      isCounterHidden={props.isCode === true && state === "ok"}
      counter={<Counter id={`${name}.count`} count={count} max={limit.max} state={state} unit="characters" />}
    >
      {isMultiline ? <textarea {...field} rows={3} /> : <input {...field} type={props.type ?? "text"} />}
    </FieldFrame>
  );
}
