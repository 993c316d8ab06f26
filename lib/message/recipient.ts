import {
  type CountryCode,
  getCountries,
  getCountryCallingCode,
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

/** "+" and seven digits, as `messageSchema` wants them: some countries have shorter numbers, but none for a person's phone. */
const MIN_E164 = 8;
const TOO_SHORT = "This number is too short";
const FAULTS: Record<string, string> = {
  TOO_SHORT,
  TOO_LONG: "This number is too long",
  INVALID_COUNTRY: "Begin with + and the country code, or choose a country",
};
const NOT_A_NUMBER = "This is not a phone number";

const UNKNOWN_CODE = "No country has the code that this number begins with";

/** Marks that phones put around a copied number to keep its direction, and other signs that nobody sees. */
const UNSEEN = /\p{Cf}/gu;
const TEL = /^tel:/i;
const CHAT_LINK =
  /^(?:(?:https?:\/\/)?(?:wa\.me\/|(?:api|web)\.whatsapp\.com\/send\/?\?phone=)|whatsapp:\/\/send\/?\?phone=)\+?([^?&]*).*$/i;

/** What was typed, with the number of a link taken out of it, and + for every spelling of the international prefix. */
function toDialled(typed: string): string {
  const text = typed.replace(UNSEEN, "").replace("＋", "+").trim();
  return text.replace(TEL, "").replace(CHAT_LINK, "+$1").replace(/^00/, "+");
}

function tryParse(text: string, country: CountryCode | undefined): PhoneNumber | string {
  try {
    return parsePhoneNumberWithError(text, { ...(country && { defaultCountry: country }), extract: false });
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    if (error.message === "INVALID_COUNTRY" && text.startsWith("+")) return UNKNOWN_CODE;
    return FAULTS[error.message] ?? NOT_A_NUMBER;
  }
}

const isPossible = (parsed: PhoneNumber | string): parsed is PhoneNumber =>
  typeof parsed !== "string" && parsed.isPossible();

/**
 * A phone number in any spelling: international with + or 00, national for `defaultCountry`, digits with their country
 * code as WhatsApp writes them, a tel: or wa.me link. Lengths come from libphonenumber's metadata.
 */
export function readRecipient(typed: string, defaultCountry?: CountryCode): RecipientReading {
  const international = toDialled(typed);
  if (international === "") return { state: "empty" };
  const first = tryParse(international, defaultCountry);
  const second =
    isPossible(first) || international.startsWith("+") ? first : tryParse(`+${international}`, undefined);
  const parsed = isPossible(second) ? second : first;
  if (typeof parsed === "string") return { state: "not a number", why: parsed };
  if (!parsed.isPossible())
    return { state: "not a number", why: "This number has the wrong length for its country" };
  if (parsed.number.length < MIN_E164) return { state: "not a number", why: TOO_SHORT };
  if (parsed.ext) return { state: "not a number", why: "A WhatsApp number has no extension" };
  return {
    state: "number",
    e164: parsed.number,
    country: parsed.country ?? null,
    formatted: parsed.formatInternational(),
    isDoubtful: !parsed.isValid(),
  };
}

/** Every country that a national number can be read for, with its calling code: { country: "ZA", callingCode: "27" }. */
export const listCountries = (): { country: CountryCode; callingCode: string }[] =>
  getCountries().map((country) => ({ country, callingCode: getCountryCallingCode(country) }));
