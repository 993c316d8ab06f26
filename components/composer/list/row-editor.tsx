"use client";

import { CircleAlert } from "lucide-react";
import { type KeyboardEvent, memo, Suspense } from "react";
import { useTextInput } from "@/components/composer/fields/use-text-input";
import { useDraftStore } from "@/components/composer/use-draft";
import { Counter } from "@/components/ui/counter";
import { lazyPart } from "@/components/ui/lazy-part";
import type { DraftRow } from "@/lib/message/draft";
import { addRow } from "@/lib/message/edit-content";
import { type Limit, LIMITS } from "@/lib/message/limits";
import { DragHandle, RowActions, useTools } from "./item-actions";

const RowFix = lazyPart(
  async () => ({ default: (await import("@/components/composer/problems/problems-panel")).RowFix }),
  "A fix",
);

const countOver = (text: string, { max }: Limit): string =>
  text.length === max + 1 ? "1 character" : `${text.length - max} characters`;

const ID_LETTERS = { least: 4, most: 15 };

export type RowEditorProps = {
  row: DraftRow;
  section: number;
  index: number;
  /** Rows in its section. */
  count: number;
  wasTried: boolean;
  refusals: Readonly<Record<string, string>>;
};

/**
 * One row: title and ID, then the description; memoized, so that it renders only when it changes.
 */
export const RowEditor = memo(function RowEditor(props: RowEditorProps) {
  const { row, section, index, count, wasTried, refusals } = props;
  const store = useDraftStore();
  const tools = useTools();
  const path = `sections.${section}.rows.${index}`;
  const toInput = (leaf: "title" | "description" | "id") => {
    const at = `${path}.${leaf}`;
    return { path: at, value: row[leaf], wasTried, refusal: refusals[at] };
  };
  const title = useTextInput({ ...toInput("title"), limit: LIMITS.rowTitle, isRequired: true });
  const text = useTextInput({ ...toInput("description"), limit: LIMITS.rowDescription });
  const id = useTextInput({ ...toInput("id"), limit: LIMITS.rowId, isRequired: true, isCode: true });
  const over = (["title", "description"] as const).filter(
    (leaf) => ({ title, description: text })[leaf].isOver,
  );
  const refused = (["title", "description", "id"] as const).filter((leaf) => refusals[`${path}.${leaf}`]);

  /** Enter moves to the next row, and adds one unless a blank one follows. */
  const goOn = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || event.nativeEvent.isComposing || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    if (row.title.trim() === "") return;
    const next = store.getContent().sections[section]?.rows[index + 1];
    const focus = `sections.${section}.rows.${index + 1}.title`;
    if (next && next.title.trim() === "") return store.focus(focus);
    store.change((content) => addRow(content, { section, row: index + 1 }), { focus });
  };

  return (
    <div
      role="group"
      aria-label={`Row ${index + 1}`}
      data-spot={`${section}.${index}`}
      className={`row ${over.length > 0 ? "row-over" : ""}`}
      {...tools.listeners}
    >
      <DragHandle path={path} label={`Drag row ${index + 1}`} tabIndex={tools.tabIndex} />
      <input
        {...title.field}
        aria-label="Row title"
        placeholder="Row title"
        onKeyDown={goOn}
        className="bare row-title"
      />
      <Counter {...title.counter} isShown className="count row-title-count" />
      <div className="row-text" data-text={row.description}>
        <textarea
          {...text.field}
          rows={1}
          aria-label="Description"
          placeholder="Add a description"
          onKeyDown={goOn}
          className="bare"
        />
      </div>
      <Counter {...text.counter} isShown className="count row-text-count" />
      <input
        {...id.field}
        size={Math.min(ID_LETTERS.most, Math.max(ID_LETTERS.least, row.id.length))}
        aria-label="Row ID"
        placeholder="ID"
        title={row.id}
        tabIndex={tools.tabIndex}
        data-tools
        className="row-id"
      />
      <Counter {...id.counter} isShown={false} className="" />
      <RowActions section={section} row={index} count={count} tabIndex={tools.tabIndex} />
      {(over.length > 0 || refused.length > 0) && (
        <div className="row-notes">
          {over.map((leaf) => (
            <div key={leaf} className="row-note">
              <CircleAlert size="1rem" aria-hidden />
              <span id={`${path}.${leaf}.over`}>
                {leaf === "title" ? "Too long" : "The description is too long"} by{" "}
                {countOver(row[leaf], LIMITS[leaf === "title" ? "rowTitle" : "rowDescription"])}.
              </span>
              <Suspense>
                <RowFix path={`${path}.${leaf}`} noteId={`${path}.${leaf}.over`} />
              </Suspense>
            </div>
          ))}
          {refused.map((leaf) => (
            <p key={leaf} id={`${path}.${leaf}.note`} className="row-note">
              {refusals[`${path}.${leaf}`]}
            </p>
          ))}
        </div>
      )}
    </div>
  );
});
