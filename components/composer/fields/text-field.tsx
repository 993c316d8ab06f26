"use client";

import type { ReactNode } from "react";
import { useContent, useDraft } from "@/components/composer/use-draft";
import { Counter } from "@/components/ui/counter";
import { findText } from "@/lib/message/draft-path";
import type { Limit } from "@/lib/message/limits";
import { useTextInput } from "./use-text-input";

type TextFieldProps = {
  path: string;
  label: string;
  limit: Limit;
  isRequired?: boolean;
  isMultiline?: boolean;
  type?: "text" | "url";
  placeholder?: string;
  note?: ReactNode;
};

/** A labelled text of the draft with its counter. */
export function TextField({
  path,
  label,
  isMultiline,
  type = "text",
  placeholder,
  note,
  ...rest
}: TextFieldProps) {
  const value = useContent((content) => findText(content, path) ?? "");
  const wasTried = useDraft((draft) => draft.wasTried);
  const refusal = useDraft(({ refusals }) => refusals[path]);
  const hasNote = note !== undefined;
  const { field, counter } = useTextInput({ path, value, wasTried, refusal, hasNote, ...rest });
  return (
    <div className={isMultiline || path === "header" || path === "audioUrl" ? "field-all" : ""}>
      <div className="field-label">
        <label htmlFor={path}>{label}</label>
        {!rest.isRequired && <span className="field-optional">optional</span>}
        <Counter {...counter} isShown className="count" />
      </div>
      {isMultiline ? (
        // Kerning makes the layout of long text without spaces slow: see preview/bubble.tsx.
        <textarea {...field} rows={3} placeholder={placeholder} className="input [font-kerning:none]" />
      ) : (
        <input {...field} type={type} placeholder={placeholder} className="input" />
      )}
      {(refusal ?? note) !== undefined && (
        <p id={`${path}.note`} className={`field-note ${refusal === undefined ? "" : "text-bad"}`}>
          {refusal ?? note}
        </p>
      )}
    </div>
  );
}
