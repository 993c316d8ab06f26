let names: Intl.DisplayNames | undefined;

/** A country in words: "ZA" → "South Africa". The names are read when one is first needed: that takes a while. */
export function formatCountry(country: string): string {
  names ??= new Intl.DisplayNames("en", { type: "region" });
  return names.of(country) ?? country;
}
