import {
  type CountryCode,
  getCountries,
  getCountryCallingCode,
  ParseError,
  type PhoneNumber,
  parsePhoneNumberWithError,
} from "libphonenumber-js/max";
import { findNumberVariants, isSamePerson } from "./number-variants";
import { EXTENSION, findDialled, NOT_A_NUMBER } from "@/lib/message/pasted/find-dialled";

export type { CountryCode };

/** Where a number without a country code is from: a country, or a calling code ("44"). */
export type Home = CountryCode | { callingCode: string };

/**
 * A parsed number; `e164` is "+27123456789".
 * `isDoubtful`: right length, but unknown range; `isNational`: read for the default country.
 * `otherwise`: what it may also be; `others`: unused numbers of the same card or cell.
 */
export type ReadNumber = {
  state: "number";
  e164: string;
  country: CountryCode | null;
  formatted: string;
  isDoubtful: boolean;
  isNational: boolean;
  isMobile: boolean;
  isLandline: boolean;
  otherwise: string | null;
  others: readonly string[];
};
/** How a typed recipient was read. */
export type RecipientReading = { state: "empty" } | ReadNumber | { state: "not a number"; why: string };

/** "+" and 7 to 15 digits, as in `messageSchema`: no person's number is shorter. */
const MIN_E164 = 8;
const MAX_E164 = 16;
/** 15 digits, plus an international or long-distance prefix. */
const MAX_DIALLED = 20;
const TOO_SHORT = "This number is too short";
const TOO_LONG = "This number is too long";
const WRONG_LENGTH = "This number has the wrong length for its country";
const FAULTS: Record<string, string> = {
  TOO_SHORT,
  TOO_LONG,
  INVALID_COUNTRY: "Start with + and the country code, such as +27",
};
const UNKNOWN_CODE = "No country has this number's country code";

/** The 0 dialled only within a country: "+27 (0)82 …"; in Italy it is part of the number. */
const TRUNK_ZERO = /^(\+?\d{1,3})[\s.-]*[([]\s*0\s*[)\]][\s.-]*/;
const STRAY_ZERO = /[([]\s*0\s*[)\]]/;

function tryParse(text: string, home: Home | undefined): PhoneNumber | string {
  const defaults =
    home === undefined
      ? {}
      : typeof home === "string"
        ? { defaultCountry: home }
        : { defaultCallingCode: home.callingCode };
  try {
    const parsed = parsePhoneNumberWithError(text, { ...defaults, extract: false });
    return parsed.ext ? EXTENSION : parsed;
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    if (error.message === "INVALID_COUNTRY" && text.startsWith("+")) return UNKNOWN_CODE;
    return FAULTS[error.message] ?? NOT_A_NUMBER;
  }
}

const isRead = (parsed: PhoneNumber | string): parsed is PhoneNumber => typeof parsed !== "string";
const findValidVariant = (e164: string): PhoneNumber | undefined =>
  findNumberVariants(e164)
    .map((digits) => tryParse(`+${digits}`, undefined))
    .filter(isRead)
    .find((variant) => variant.isValid());

/** A number in a known range, in the country's or WhatsApp's spelling (+52 1 55 1234 5678). */
const findKnown = (parsed: PhoneNumber): PhoneNumber | undefined =>
  parsed.isValid() ? parsed : findValidVariant(parsed.number);
const isKnown = (parsed: PhoneNumber | string): parsed is PhoneNumber =>
  isRead(parsed) && findKnown(parsed) !== undefined;
const isPossible = (parsed: PhoneNumber | string): parsed is PhoneNumber =>
  isRead(parsed) && (parsed.isPossible() || isKnown(parsed));

function parseInternational(text: string): PhoneNumber | string {
  if (!TRUNK_ZERO.test(text))
    return STRAY_ZERO.test(text) ? NOT_A_NUMBER : tryParse(`+${text.replace(/^\+/, "")}`, undefined);
  const spellings = ["$1 ", "$1 0"].map((without) =>
    tryParse(text.replace(TRUNK_ZERO, `+${without}`).replace("++", "+"), undefined),
  );
  return spellings.find(isKnown) ?? spellings[0] ?? NOT_A_NUMBER;
}

const canBeMobile = (parsed: PhoneNumber): boolean => /MOBILE/.test(findKnown(parsed)?.getType() ?? "");

/** A country code stands alone, without brackets: "(51) 99123-4567" isn't a number of code 51. */
function isGroupedOtherwise(text: string, { countryCallingCode }: PhoneNumber): boolean {
  const first = /^(\(?)(\d+)\D/.exec(text);
  return first !== null && (first[1] !== "" || first[2] !== countryCallingCode);
}

type Choice = { parsed: PhoneNumber | string; isNational: boolean; otherwise: string | null };

/** Without +, digits are national or, as WhatsApp writes them, international: whichever exists. */
function choose(text: string, home: Home | undefined): Choice {
  const isSure = { isNational: false, otherwise: null };
  const international = parseInternational(text);
  if (text.startsWith("+")) return { parsed: international, ...isSure };
  const national = STRAY_ZERO.test(text.replace(/^[([]0[)\]]/, "0")) ? NOT_A_NUMBER : tryParse(text, home);
  if (home === undefined) return { parsed: isPossible(international) ? international : national, ...isSure };
  const isSame = isRead(national) && isRead(international) && national.number === international.number;
  if (isSame) return { parsed: international, ...isSure };
  const asNational: Choice = { parsed: national, isNational: true, otherwise: null };
  if (typeof home === "object") {
    const isOfCode = isRead(international) && international.countryCallingCode === home.callingCode;
    return isOfCode && !isKnown(national) ? { parsed: international, ...isSure } : asNational;
  }
  if (!isKnown(national)) {
    if (isKnown(international) || (!isPossible(national) && isPossible(international)))
      return { parsed: international, ...isSure };
    return asNational;
  }
  if (!isKnown(international) || isGroupedOtherwise(text, international)) return asNational;
  if (canBeMobile(national) !== canBeMobile(international))
    return canBeMobile(national) ? asNational : { parsed: international, ...isSure };
  return { ...asNational, otherwise: international.number };
}

function readOne(dialled: string, home: Home | undefined): Exclude<RecipientReading, { state: "empty" }> {
  if (dialled.replace(/\D/g, "").length > MAX_DIALLED) return { state: "not a number", why: TOO_LONG };
  const { parsed, isNational, otherwise } = choose(dialled, home);
  if (!isRead(parsed)) return { state: "not a number", why: parsed };
  if (parsed.number.length > MAX_E164) return { state: "not a number", why: TOO_LONG };
  if (!isPossible(parsed)) return { state: "not a number", why: WRONG_LENGTH };
  if (parsed.number.length < MIN_E164) return { state: "not a number", why: TOO_SHORT };
  const known = findKnown(parsed);
  const type = known?.getType();
  return {
    state: "number",
    e164: parsed.number,
    country: parsed.country ?? known?.country ?? null,
    formatted: parsed.formatInternational(),
    isDoubtful: known === undefined,
    isNational,
    isMobile: type === "MOBILE",
    isLandline: type === "FIXED_LINE" && known === parsed,
    otherwise,
    others: [],
  };
}

/** The readable numbers in a text, each once; or why there is none. */
export function readNumbers(
  typed: string,
  home?: Home,
): { numbers: ReadNumber[]; isCard: boolean } | Exclude<RecipientReading, ReadNumber> {
  const found = findDialled(typed);
  if (found.state === "empty") return found;
  if (found.state === "none") return { state: "not a number", why: found.why };
  const readings = found.dialled.map((dialled) => readOne(dialled, home));
  const numbers = readings.filter((reading) => reading.state === "number");
  const once = numbers.filter(
    ({ e164 }, at) => numbers.findIndex((other) => isSamePerson(other.e164, e164)) === at,
  );
  const [first] = readings;
  if (first === undefined) return { state: "not a number", why: NOT_A_NUMBER };
  const fault = readings.find((reading) => reading.state === "not a number");
  // If one of several numbers can't be read, the text isn't one number.
  if (fault && !(found.isCard && once.length > 0)) return fault;
  return { numbers: once, isCard: found.isCard };
}

/** Reads a number in any spelling, a national one for `home`; refuses two people's numbers. */
export function readRecipient(typed: string, home?: Home): RecipientReading {
  const found = readNumbers(typed, home);
  if ("state" in found) return found;
  const [first, ...rest] = found.numbers;
  if (first === undefined) return { state: "not a number", why: NOT_A_NUMBER };
  if (rest.length === 0) return first;
  const others = rest.map(({ e164 }) => e164);
  if (found.isCard) return { ...first, others };
  return {
    state: "not a number",
    why: `These are ${found.numbers.length} numbers. Keep one, or send to many`,
  };
}

/** All countries with their calling codes: { country: "ZA", callingCode: "27" }. */
export const listCountries = (): { country: CountryCode; callingCode: string }[] =>
  getCountries().map((country) => ({ country, callingCode: getCountryCallingCode(country) }));
