"use client";

import { formatCountry } from "./country-name";
import { loadPhones, preparePhones, usePhones } from "./phones";
import { useDefaultCountry } from "./use-default-country";

/** The country that a number without + is read for. Its list comes with the phone metadata, on the way to it. */
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
