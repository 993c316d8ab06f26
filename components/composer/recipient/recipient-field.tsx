"use client";

import { lazy, Suspense } from "react";
import { useFormContext } from "react-hook-form";
import { useComposerDesk } from "@/components/composer/composer-context";
import type { LaterParts } from "@/components/composer/desk/later-parts";
import { useFormValue } from "@/components/composer/fields/form-changes";
import { loadSeveral } from "@/components/composer/several/use-several";
import type { DraftForm } from "@/lib/message/draft";
import type { RecipientReading } from "@/lib/message/recipient";
import { formatCountry } from "./country-name";
import { preparePhones, useRecipientReading } from "./phones";
import { useDefaultCountry } from "./use-default-country";

const SeveralChosen = lazy(async () => ({ default: (await loadSeveral()).SeveralChosen }));

function describe(reading: RecipientReading | null): { words: string; look: string } {
  switch (reading?.state) {
    case undefined:
    case "empty":
      return {
        words: "With country code, or as dialled locally",
        look: "text-faint",
      };
    case "not a number":
      return { words: reading.why, look: "text-bad" };
    case "number": {
      const country = reading.country ? formatCountry(reading.country) : "Number outside any one country";
      const doubt = reading.isDoubtful ? ". No such range is known: check the digits" : "";
      return {
        words: `${country} · ${reading.e164}${doubt}`,
        look: reading.isDoubtful ? "text-warn" : "text-faint",
      };
    }
    default:
      return reading satisfies never;
  }
}

export function RecipientField({ parts }: { parts: LaterParts | null }) {
  "use no memo"; // register() must run on every render: the form forgets its fields when it is reset.
  const { register } = useFormContext<DraftForm>();
  const { wasTried, refusals, several } = useComposerDesk();
  const [country] = useDefaultCountry();
  const typed = useFormValue((form) => form.recipient);
  const reading = useRecipientReading(typed, country);
  const refusal = refusals.recipient;
  const isMissing = wasTried && typed.trim() === "";
  const isWrong = reading?.state === "not a number" || isMissing || refusal !== undefined;
  const { words, look } = describe(reading);
  if (several.numbers.length > 0)
    return (
      <Suspense>
        <SeveralChosen />
      </Suspense>
    );
  return (
    <div className="min-w-0">
      <div className="mb-1.5 flex justify-between gap-2 text-label">
        <label htmlFor="recipient" className="font-medium">
          Recipient
        </label>
        <button
          type="button"
          onClick={several.onEdit}
          className="-my-0.5 rounded-sm py-0.5 text-accent hover:underline"
        >
          Several recipients
        </button>
      </div>
      <div
        className={`flex h-9 rounded-lg border bg-panel transition-colors duration-150 hover:border-control has-[input:focus]:border-accent ${isWrong ? "border-bad" : "border-line"}`}
      >
        <div className="grid w-15 shrink-0 border-e border-line">{parts && <parts.CountrySelect />}</div>
        <input
          {...register("recipient")}
          id="recipient"
          type="tel"
          dir="ltr"
          autoComplete="off"
          onFocus={preparePhones}
          placeholder="+27 12 345 6789"
          aria-required
          aria-invalid={isWrong || undefined}
          aria-describedby="recipient.note"
          className="min-w-0 flex-1 rounded-e-lg bg-transparent px-3"
        />
      </div>
      <p
        id="recipient.note"
        className={`mt-1 min-h-[1lh] text-note ${refusal || isMissing ? "text-bad" : look}`}
      >
        {refusal ?? (isMissing ? "Type the number to send to" : words)}
      </p>
    </div>
  );
}
