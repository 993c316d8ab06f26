"use client";
import { Plus, Table2 } from "lucide-react";
import { memo, Suspense, useRef } from "react";
import { useTextInput } from "@/components/composer/fields/use-text-input";
import { useAsk } from "@/components/composer/use-dialogs";
import { useContent, useDraft, useDraftStore } from "@/components/composer/use-draft";
import { Button } from "@/components/ui/button";
import { Counter } from "@/components/ui/counter";
import { lazyPart } from "@/components/ui/lazy-part";
import { countRows, type DraftSection } from "@/lib/message/draft";
import { addRow, addSection } from "@/lib/message/edit-content";
import { LIMITS } from "@/lib/message/limits";
import { DragHandle, ItemMenu, useTools } from "./item-actions";
import { RowEditor, type RowEditorProps } from "./row-editor";

const ICON = { size: "0.9375rem", "aria-hidden": true } as const;

type SectionEditorProps = Pick<RowEditorProps, "index" | "count" | "wasTried" | "refusals"> & {
  section: DraftSection;
  /** Rows in the whole list. */
  rowsInAll: number;
};

/** Why one more row will be refused; "" if it won't. */
function findFull({ rows }: DraftSection, rowsInAll: number): string {
  const { rowsInAll: inAll, rowsPerSection } = LIMITS;
  if (rows.length >= rowsPerSection.max)
    return `FlowIQ accepts at most ${rowsPerSection.max} rows in a section.`;
  return rowsInAll < inAll.max
    ? ""
    : `WhatsApp shows at most ${inAll.max} rows in all. More are usually refused.`;
}

/** One section with its rows; memoized, so that it renders only when its own data changes. */
const SectionEditor = memo(function SectionEditor(props: SectionEditorProps) {
  const { section, index, count, rowsInAll, wasTried, refusals } = props;
  const { rows } = section;
  const store = useDraftStore();
  const ask = useAsk();
  const tools = useTools();
  const path = `sections.${index}`;
  const title = useTextInput({
    ...{ path: `${path}.title`, value: section.title, limit: LIMITS.sectionTitle, wasTried },
    refusal: refusals[`${path}.title`],
  });
  const full = findFull(section, rowsInAll);
  const add = () =>
    store.change((content) => addRow(content, { section: index, row: rows.length }), {
      focus: `${path}.rows.${rows.length}.title`,
    });
  return (
    <div role="group" aria-label={`Section ${index + 1}`} data-spot={`${index}`} className="list-section">
      <div className="section-head" {...tools.listeners}>
        <DragHandle path={path} label={`Drag section ${index + 1}`} tabIndex={tools.tabIndex} />
        <input
          {...title.field}
          aria-label="Section title"
          placeholder={count > 1 ? `Title of section ${index + 1}` : "Section title"}
          className="bare font-semibold"
        />
        <Counter {...title.counter} isShown className="count" />
        <ItemMenu section={index} row={null} count={count} tabIndex={tools.tabIndex} />
      </div>
      {rows.map((row, at) => (
        <RowEditor
          key={row.key ?? at}
          row={row}
          section={index}
          index={at}
          count={rows.length}
          wasTried={wasTried}
          refusals={refusals}
        />
      ))}
      <div className="section-adds">
        <Button
          look="ghost"
          id={`${path}.rows.add`}
          onClick={add}
          aria-describedby={full ? `${path}.full` : undefined}
        >
          <Plus {...ICON} /> Add row
        </Button>
        <Button look="quiet" onClick={() => ask({ to: "paste", section: index, text: "" })}>
          <Table2 {...ICON} /> Paste rows
        </Button>
        {rows.length === 0 && <span className="field-note">A section needs at least one row.</span>}
        {full && (
          <span id={`${path}.full`} className="min-w-0 text-note text-warn">
            {full}
          </span>
        )}
      </div>
    </div>
  );
});

const DragLayer = lazyPart(async () => ({ default: (await import("./drag-layer")).DragLayer }), "Dragging");

const plural = (count: number, noun: string) => `${count} ${noun}${count === 1 ? "" : "s"}`;

/** The list's sections, with the rows counted against WhatsApp's limit. */
export const MenuCard = memo(function MenuCard() {
  const store = useDraftStore();
  const sections = useContent((content) => content.sections);
  const wasTried = useDraft((draft) => draft.wasTried);
  const refusals = useDraft((draft) => draft.refusals);
  const list = useRef<HTMLDivElement>(null);
  const rows = countRows(sections);
  const { max } = LIMITS.rowsInAll;
  const add = () => store.change(addSection, { focus: `sections.${sections.length}.title` });
  return (
    <section className="card" aria-labelledby="card.menu">
      <header className="card-head">
        <h2 id="card.menu">Menu</h2>
        <span
          dir="auto"
          className={`ms-auto text-note tabular-nums ${rows > max ? "font-medium text-warn" : "text-faint"}`}
        >
          {plural(sections.length, "section")}, {rows} of {max} rows
        </span>
        <span className="meter" aria-hidden>
          {Array.from({ length: max }, (_, at) => (
            <i key={at} className={at < rows ? "meter-on" : ""} />
          ))}
        </span>
      </header>
      <div ref={list} role="group" aria-label="Sections">
        {refusals.sections !== undefined && (
          <p className="px-4 pb-3 text-note text-bad">{refusals.sections}</p>
        )}
        {sections.map((section, index) => (
          <SectionEditor
            key={section.key ?? index}
            section={section}
            index={index}
            count={sections.length}
            rowsInAll={rows}
            wasTried={wasTried}
            refusals={refusals}
          />
        ))}
        {sections.length === 0 && (
          <p className="border-t border-line p-6 text-center text-soft">
            No sections yet. Add one, then add the rows that customers choose from.
          </p>
        )}
      </div>
      <footer className="card-foot">
        <Button id="sections.add" className="button-small" onClick={add}>
          <Plus size="0.9375rem" aria-hidden /> Add section
        </Button>
      </footer>
      <Suspense>
        <DragLayer list={list} />
      </Suspense>
    </section>
  );
});
