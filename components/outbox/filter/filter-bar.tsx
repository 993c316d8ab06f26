"use client";

import { SlidersHorizontal, X } from "lucide-react";
import { type ComponentProps, useState } from "react";
import { STATE_CHOICES } from "@/components/outbox/state/state-words";
import { Button, IconButton } from "@/components/ui/button";
import { useTyped } from "@/components/ui/use-typed";
import type { SendState } from "@/lib/outbox/contract/send-view";
import { countConditions, type OutboxFilter } from "./outbox-filter";

const TYPING_MS = 300;
const FIELD =
  "h-9 w-full rounded-lg border border-line bg-panel px-3 transition-colors duration-150 hover:border-control focus:border-accent";

type FieldProps = ComponentProps<"input"> & { id: string; label: string; frame: string };

const Field = ({ id, label, frame, ...input }: FieldProps) => (
  <div className={frame}>
    <label htmlFor={id} className="mb-1.5 block text-label font-medium">
      {label}
    </label>
    <input id={id} autoComplete="off" className={FIELD} {...input} />
  </div>
);

type TypedFieldProps = Omit<FieldProps, "value" | "onChange"> & {
  value: string;
  onSettled: (text: string) => void;
};

/** A field whose text counts once the typing pauses. */
function TypedField({ value, onSettled, ...field }: TypedFieldProps) {
  const [typed, setTyped] = useTyped(value, TYPING_MS, onSettled);
  return <Field {...field} value={typed} onChange={(event) => setTyped(event.target.value)} />;
}

type FilterBarProps = {
  filter: OutboxFilter;
  /** Until the browser's part of the filter is known nothing can be typed: it would be lost. */
  isReady: boolean;
  onChange: (change: Partial<OutboxFilter>) => void;
  onClear: () => void;
};

function StateField({
  value,
  onChange,
}: {
  value: SendState | "";
  onChange: (state: SendState | "") => void;
}) {
  return (
    <div className="min-w-32 flex-1 basis-32">
      <label htmlFor="filter-state" className="mb-1.5 block text-label font-medium">
        State
      </label>
      <select
        id="filter-state"
        value={value}
        onChange={(event) =>
          onChange(STATE_CHOICES.find(({ state }) => state === event.target.value)?.state ?? "")
        }
        className={FIELD}
      >
        <option value="">Any state</option>
        {STATE_CHOICES.map(({ state, word }) => (
          <option key={state} value={state}>
            {word}
          </option>
        ))}
      </select>
    </div>
  );
}

function BatchChip({ onRemove }: { onRemove: () => void }) {
  return (
    <p className="flex h-9 items-center gap-1 rounded-lg bg-accent-wash ps-3 pe-1 font-medium text-accent">
      One batch
      <IconButton label="Show all batches" onClick={onRemove} className="text-accent">
        <X size="0.875rem" aria-hidden />
      </IconButton>
    </p>
  );
}

/** What of the outbox is shown. Give it another `key` when its fields are to begin anew. */
export function FilterBar({ filter, isReady, onChange, onClear }: FilterBarProps) {
  const [isOpen, setIsOpen] = useState(false);
  const count = countConditions(filter);
  return (
    <search aria-label="Filter sends">
      <fieldset disabled={!isReady} className="grid min-w-0 gap-3">
        <div className="flex gap-3 medium:hidden">
          <Button aria-expanded={isOpen} aria-controls="filters" onClick={() => setIsOpen(!isOpen)}>
            <SlidersHorizontal size="0.9375rem" aria-hidden />
            {count === 0 ? "Filters" : `Filters (${count})`}
          </Button>
          {count > 0 && (
            <Button look="ghost" className="h-9" onClick={onClear}>
              Clear
            </Button>
          )}
        </div>
        <div id="filters" className={`${isOpen ? "flex" : "hidden medium:flex"} flex-wrap items-end gap-3`}>
          <StateField value={filter.state} onChange={(state) => onChange({ state })} />
          <TypedField
            id="filter-recipient"
            label="Recipient"
            type="tel"
            dir="ltr"
            placeholder="Number or digits"
            maxLength={60}
            frame="min-w-36 flex-1 basis-36"
            value={filter.recipient}
            onSettled={(recipient) => onChange({ recipient })}
          />
          <TypedField
            id="filter-text"
            label="Text"
            type="search"
            placeholder="Words of the message"
            maxLength={200}
            frame="min-w-40 flex-[1.4] basis-40"
            value={filter.text}
            onSettled={(text) => onChange({ text })}
          />
          <div className="flex min-w-72 flex-[2] basis-72 gap-3">
            <Field
              id="filter-from"
              label="From"
              type="date"
              max={filter.to || undefined}
              frame="min-w-0 flex-1"
              value={filter.from}
              onChange={(event) => onChange({ from: event.target.value })}
            />
            <Field
              id="filter-to"
              label="To"
              type="date"
              min={filter.from || undefined}
              frame="min-w-0 flex-1"
              value={filter.to}
              onChange={(event) => onChange({ to: event.target.value })}
            />
          </div>
          {filter.batch !== "" && <BatchChip onRemove={() => onChange({ batch: "" })} />}
          {count > 0 && (
            <Button look="ghost" className="h-9 max-medium:hidden" onClick={onClear}>
              Clear
            </Button>
          )}
        </div>
      </fieldset>
    </search>
  );
}
