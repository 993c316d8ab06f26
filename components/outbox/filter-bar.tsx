"use client";

import { CalendarDays, ChevronDown, MessageSquareText, Phone, X } from "lucide-react";
import type { ComponentProps, ReactNode } from "react";
import { formatDay } from "@/components/ui/times";
import { Popover } from "@/components/ui/popover";
import { useTyped } from "@/components/ui/use-settled";
import type { SendState } from "@/lib/api/send-view";
import { countConditions, type OutboxFilter } from "./outbox-filter";
import { INKS, STATE_CHOICES } from "./state-mark";

const TYPING_MS = 300;
const ICON = { size: "1rem", "aria-hidden": true } as const;

type TypedFieldProps = Omit<ComponentProps<"input">, "value" | "onChange"> & {
  label: string;
  icon: ReactNode;
  value: string;
  onSettled: (text: string) => void;
};

/** A text field that reports its value once typing pauses. */
function TypedField({ label, icon, value, onSettled, ...field }: TypedFieldProps) {
  const [typed, setTyped] = useTyped(value, TYPING_MS, onSettled);
  return (
    <div className="find flex-1 basis-36 medium:flex-none medium:basis-36">
      {icon}
      <input
        aria-label={label}
        placeholder={label}
        autoComplete="off"
        className="input"
        {...field}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
    </div>
  );
}

type FilterBarProps = {
  filter: OutboxFilter;
  /** How many sends haven't ended, by state. */
  open: Partial<Record<SendState, number>> | undefined;
  /** False until the stored part of the filter is known: text typed before would be lost. */
  isReady: boolean;
  onChange: (change: Partial<OutboxFilter>) => void;
  onClear: () => void;
};

/** The chosen days in words; null for any. */
function toDaysWords({ from, to }: OutboxFilter): string | null {
  const [first, last] = [from, to].map((day) =>
    day === "" ? null : formatDay(new Date(`${day}T12:00`).getTime(), Date.now()),
  );
  if (first && last) return first === last ? first : `${first} to ${last}`;
  if (first) return `Since ${first}`;
  return last ? `Until ${last}` : null;
}

/** The first and last day, behind a chip that says what is set. */
function DaysChip({ filter, onChange }: Pick<FilterBarProps, "filter" | "onChange">) {
  const words = toDaysWords(filter);
  return (
    <Popover
      label={`Days: ${words ?? "any day"}`}
      className={words ? "chip border-accent! bg-accent-wash! text-accent!" : "chip"}
      face={
        <>
          <CalendarDays size="0.9375rem" aria-hidden />
          {words ?? "Any day"}
          <ChevronDown size="0.9375rem" aria-hidden />
        </>
      }
    >
      <div className="grid w-64 max-w-full gap-3 p-4">
        <label className="grid gap-1 text-label font-medium">
          From
          <input
            type="date"
            max={filter.to || undefined}
            value={filter.from}
            onChange={({ target }) => onChange({ from: target.value })}
            className="input"
          />
        </label>
        <label className="grid gap-1 text-label font-medium">
          To
          <input
            type="date"
            min={filter.from || undefined}
            value={filter.to}
            onChange={({ target }) => onChange({ to: target.value })}
            className="input"
          />
        </label>
      </div>
    </Popover>
  );
}

/** The outbox's filters. Needs another `key` to reset its fields. */
export function FilterBar({ filter, open, isReady, onChange, onClear }: FilterBarProps) {
  return (
    <search aria-label="Filter sends">
      <fieldset disabled={!isReady} className="send-filters">
        <div className="flex flex-wrap gap-2 wide:order-last wide:ms-auto">
          <TypedField
            label="Recipient"
            icon={<Phone {...ICON} />}
            type="tel"
            dir="ltr"
            maxLength={60}
            value={filter.recipient}
            onSettled={(recipient) => onChange({ recipient })}
          />
          <TypedField
            label="Text"
            icon={<MessageSquareText {...ICON} />}
            type="search"
            maxLength={200}
            value={filter.text}
            onSettled={(text) => onChange({ text })}
          />
        </div>
        <div className="send-chips">
          <DaysChip filter={filter} onChange={onChange} />
          <span aria-hidden className="mx-0.5 h-5 w-px shrink-0 bg-line-strong" />
          <div role="group" aria-label="State" className="contents">
            <button
              type="button"
              className="chip"
              aria-pressed={filter.state === ""}
              onClick={() => onChange({ state: "" })}
            >
              All
            </button>
            {STATE_CHOICES.map(({ state, word, tone, Icon }) => (
              <button
                key={state}
                type="button"
                className="chip"
                aria-pressed={filter.state === state}
                onClick={() => onChange({ state: filter.state === state ? "" : state })}
              >
                <Icon size="0.9375rem" aria-hidden className={INKS[tone]} />
                {word}
                {open?.[state] ? (
                  <span className="tabular-nums">{open[state].toLocaleString("en")}</span>
                ) : null}
              </button>
            ))}
          </div>
          {filter.batch !== "" && (
            <button
              type="button"
              aria-label="One batch: show all sends"
              className="chip"
              data-set
              onClick={() => onChange({ batch: "" })}
            >
              One batch
              <X size="0.875rem" aria-hidden />
            </button>
          )}
          {countConditions(filter) > 0 && (
            <button type="button" className="chip border-transparent! text-accent!" onClick={onClear}>
              Clear filters
            </button>
          )}
        </div>
      </fieldset>
    </search>
  );
}
