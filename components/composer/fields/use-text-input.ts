"use client";
import type { ChangeEvent, ClipboardEvent } from "react";
import { useAsk } from "@/components/composer/use-dialogs";
import { useDraftStore } from "@/components/composer/use-draft";
import type { Limit } from "@/lib/message/limits";
import { countCharacters, isEmptyText, toAddressLine, toCounterState, toOneLine } from "@/lib/message/texts";

const ROW_TITLE = /^sections\.(\d+)\.rows\.\d+\.title$/;
/** Several rows or cells; the line break that spreadsheets add to a single cell doesn't count. */
const MANY = /\t|[\r\n]+[^\r\n]/;

/** The section of the row title that rows were pasted into; null if the text is only a title. */
function findPastedInto(path: string, text: string): number | null {
  const [, section] = ROW_TITLE.exec(path) ?? [];
  return section !== undefined && MANY.test(text.trim()) ? Number(section) : null;
}

const ONE_LINE = /^(?:header|footer|button|sections\.\d+\.(?:rows\.\d+\.)?(?:title|description|id))$/;

/** Pasted text as the field takes it; unchanged if it takes all of it, as the body does. */
export function toPasted(path: string, text: string): string {
  if (path === "audioUrl") return toAddressLine(text);
  return ONE_LINE.test(path) ? toOneLine(text) : text;
}

type Field = HTMLInputElement | HTMLTextAreaElement;

export type TextInput = {
  /** The draft path, also the field's ID and name. */
  path: string;
  value: string;
  limit: Limit;
  isRequired?: boolean;
  /** Identifiers are always left to right. */
  isCode?: boolean;
  wasTried: boolean;
  refusal: string | undefined;
  hasNote?: boolean;
};

/** A controlled text field of the draft with its counter; text over the limit stays. */
export function useTextInput({
  path,
  value,
  limit,
  isRequired,
  isCode,
  wasTried,
  refusal,
  hasNote,
}: TextInput) {
  const store = useDraftStore();
  const ask = useAsk();
  const count = countCharacters(value);
  const state = toCounterState(count, limit.max);
  const isMissing = wasTried && isRequired === true && isEmptyText(value);

  const paste = (event: ClipboardEvent<Field>) => {
    const text = event.clipboardData.getData("text/plain");
    const section = findPastedInto(path, text);
    const line = toPasted(path, text);
    if (section === null && line === text) return;
    event.preventDefault();
    const { selectionStart, selectionEnd } = event.currentTarget;
    const selection = [selectionStart ?? value.length, selectionEnd ?? value.length] as const;
    if (section !== null) ask({ to: "paste", section, text, path, selection });
    // As if typed, so that the caret and the history step are right.
    else document.execCommand("insertText", false, line);
  };

  return {
    counter: { id: `${path}.count`, count, max: limit.max, state, unit: "characters" },
    isOver: state === "over",
    field: {
      id: path,
      name: path,
      value,
      dir: isCode ? ("ltr" as const) : ("auto" as const),
      autoComplete: "off",
      onChange: ({ target, nativeEvent }: ChangeEvent<Field>) =>
        store.type(path, target.value, (nativeEvent as InputEvent).isComposing),
      onBlur: () => store.leave(path),
      onPaste: paste,
      "aria-required": isRequired,
      "aria-invalid": state === "over" || isMissing || refusal !== undefined || undefined,
      "aria-describedby": hasNote || refusal !== undefined ? `${path}.count ${path}.note` : `${path}.count`,
    },
  };
}
