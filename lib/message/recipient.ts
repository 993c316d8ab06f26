import {
  type CountryCode,
  ParseError,
  type PhoneNumber,
  parsePhoneNumberWithError,
} from "libphonenumber-js/min";

export type { CountryCode };

/** What a typed recipient is. `e164` as "+27123456789"; `isDoubtful`: its length fits, but no such range is known. */
export type RecipientReading =
  | { state: "empty" }
  | { state: "number"; e164: string; country: CountryCode | null; formatted: string; isDoubtful: boolean }
  | { state: "not a number"; why: string };

const FAULTS: Record<string, string> = {
  TOO_SHORT: "This number is too short",
  TOO_LONG: "This number is too long",
  INVALID_COUNTRY: "Begin with + and the country code, or choose a country",
};
const NOT_A_NUMBER = "This is not a phone number";

const LINK = /^(?:tel:|(?:https?:\/\/)?(?:wa\.me\/|api\.whatsapp\.com\/send\/?\?phone=))\+?/i;

function tryParse(text: string, country: CountryCode | undefined): PhoneNumber | string {
  try {
    return parsePhoneNumberWithError(text, { ...(country && { defaultCountry: country }), extract: false });
  } catch (error) {
    if (error instanceof ParseError) return FAULTS[error.message] ?? NOT_A_NUMBER;
    throw error;
  }
}

const isPossible = (parsed: PhoneNumber | string): parsed is PhoneNumber =>
  typeof parsed !== "string" && parsed.isPossible();

/**
 * A phone number in any spelling: international with + or 00, national for `defaultCountry`, digits with their country
 * code as WhatsApp writes them, a tel: or wa.me link. Lengths come from libphonenumber's metadata.
 */
export function readRecipient(typed: string, defaultCountry?: CountryCode): RecipientReading {
  const text = typed.trim();
  if (text === "") return { state: "empty" };
  const international = text.replace(LINK, "+").replace(/^00/, "+");
  const first = tryParse(international, defaultCountry);
  const second =
    isPossible(first) || international.startsWith("+") ? first : tryParse(`+${international}`, undefined);
  const parsed = isPossible(second) ? second : first;
  if (typeof parsed === "string") return { state: "not a number", why: parsed };
  if (!parsed.isPossible())
    return { state: "not a number", why: "This number has the wrong length for its country" };
  if (parsed.ext) return { state: "not a number", why: "A WhatsApp number has no extension" };
  return {
    state: "number",
    e164: parsed.number,
    country: parsed.country ?? null,
    formatted: parsed.formatInternational(),
    isDoubtful: !parsed.isValid(),
  };
}
