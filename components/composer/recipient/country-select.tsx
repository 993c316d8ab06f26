"use client";

import type { CountryCode } from "@/lib/message/recipient";
import { loadPhones, preparePhones, usePhones } from "./phones";
import { useDefaultCountry } from "./use-default-country";

const names = new Intl.DisplayNames("en", { type: "region" });
const byName = (a: CountryCode, b: CountryCode) => (names.of(a) ?? a).localeCompare(names.of(b) ?? b, "en");

/** The country that a number without + is read for. Its list comes with the phone metadata, on the way to it. */
export default function CountrySelect() {
  const phones = usePhones();
  const [country, setCountry] = useDefaultCountry();
  const countries = phones?.listCountries() ?? (country ? [{ country, callingCode: "" }] : []);
  const sorted = countries.toSorted((a, b) => byName(a.country, b.country));
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
        {sorted.map((item) => (
          <option key={item.country} value={item.country}>
            {names.of(item.country)} {item.callingCode && `+${item.callingCode}`}
          </option>
        ))}
      </select>
    </div>
  );
}
