"use client";
import { useController, useFormState } from "react-hook-form";
import { type Envelope, useDraft, useDraftStore, useEnvelope } from "@/components/composer/use-draft";
import type { RecipientReading } from "@/lib/message/recipient";
import { loadPhones, preparePhones, usePhones, useRecipientReading } from "./phones";
import { formatCountry, useDefaultCountry, useGuessedCountry } from "./use-default-country";

/** The country for numbers without +. Its list loads with the phone metadata, on hover or focus. */
export function CountrySelect() {
  const phones = usePhones();
  const [country, setCountry] = useDefaultCountry();
  const options = phones
    ? phones
        .listCountries()
        .map(({ country: code, callingCode }) => ({ code, words: `${formatCountry(code)} +${callingCode}` }))
        .toSorted((a, b) => a.words.localeCompare(b.words, "en"))
    : country
      ? [{ code: country, words: country }]
      : [];
  return (
    <div className="relative grid place-items-center rounded-s-lg text-label text-soft focus-within:outline-3 focus-within:outline-ring hover:bg-sunk">
      <span aria-hidden>{country ?? "—"} ▾</span>
      <select
        aria-label="Default country"
        title="Country for numbers without a country code"
        value={country ?? ""}
        onChange={(event) => setCountry(event.target.value)}
        onPointerEnter={preparePhones}
        onFocus={preparePhones}
        onMouseDown={(event) => {
          if (phones) return;
          const select = event.currentTarget;
          event.preventDefault();
          void loadPhones().then(() => select.showPicker());
        }}
        className="absolute inset-0 cursor-pointer bg-panel text-ink opacity-0"
      >
        <option value="">No default country</option>
        {options.map(({ code, words }) => (
          <option key={code} value={code}>
            {words}
          </option>
        ))}
      </select>
    </div>
  );
}

type Note = { words: string; look: string };

/** `isGuessed`: the country for numbers without a code is a guess from the browser's language. */
function describe(reading: RecipientReading | null, isGuessed: boolean): Note {
  switch (reading?.state) {
    case undefined:
    case "empty":
      return {
        words: "e.g. +27 82 345 6789",
        look: "text-faint",
      };
    case "not a number":
      return { words: reading.why, look: "text-bad" };
    case "number": {
      const country = reading.country ? formatCountry(reading.country) : "International number";
      const doubts = [
        reading.isNational && isGuessed && "Country guessed from your browser's language",
        reading.isDoubtful && "Unknown range: check the digits",
        reading.otherwise !== null && `Could also be ${reading.otherwise}`,
        reading.isLandline && "Landline: WhatsApp rarely works on landlines",
        reading.others.length > 0 && `Not used: ${reading.others.join(", ")}`,
      ].filter(Boolean);
      return {
        words: [`${country} · ${reading.e164}`, ...doubts].join(". "),
        look: doubts.length > 0 ? "text-warn" : "text-faint",
      };
    }
    default:
      return reading satisfies never;
  }
}

export function RecipientField() {
  const store = useDraftStore();
  const { control } = useEnvelope();
  const { errors } = useFormState<Envelope>({ control, name: "recipient" });
  const { field } = useController<Envelope, "recipient">({ control, name: "recipient" });
  const [country, setCountry] = useDefaultCountry();
  const guessed = useGuessedCountry();
  const reading = useRecipientReading(field.value, country);
  const refusal = useDraft(({ refusals }) => refusals.recipient);
  const fault = refusal ?? (field.value.trim() === "" ? errors.recipient?.message : undefined);
  const isWrong = reading?.state === "not a number" || fault !== undefined;
  const { words, look } = describe(reading, guessed !== undefined);
  const isGuess = guessed !== undefined && reading?.state === "number" && reading.isNational;
  return (
    <div>
      <div className="field-label">
        <label htmlFor="recipient">Recipient</label>
      </div>
      <div className={`input flex p-0! has-[input:focus]:border-accent ${isWrong ? "border-bad!" : ""}`}>
        <div className="grid w-15 shrink-0 border-e border-line">
          <CountrySelect />
        </div>
        <input
          {...field}
          id="recipient"
          type="tel"
          dir="ltr"
          autoComplete="off"
          onFocus={preparePhones}
          placeholder="+27 82 345 6789"
          aria-required
          aria-invalid={isWrong || undefined}
          aria-describedby="recipient.note"
          className="min-w-0 flex-1 rounded-e-lg bg-transparent px-3 outline-none"
        />
      </div>
      <p
        id="recipient.note"
        className={`mt-1 min-h-[1lh] text-note ${fault === undefined ? look : "text-bad"}`}
      >
        {fault ?? words}
        {isGuess && (
          <>
            {" "}
            <button
              type="button"
              onClick={() => {
                setCountry(guessed);
                // The button disappears, and the focus must not go with it.
                store.focus("recipient");
              }}
              className="rounded-sm underline"
            >
              Use {formatCountry(guessed)}
            </button>
          </>
        )}
      </p>
    </div>
  );
}
