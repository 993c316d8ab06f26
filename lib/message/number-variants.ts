/** One of a mobile number's two spellings in a country, and how to build the other. */
type Spelling = { form: RegExp; other: string };

/** Mexico dropped the 1 of mobile numbers in 2019; WhatsApp still has it for earlier users. */
const MEXICAN = String.raw`((?!8(?:00|88)|[359]00)[2-9]\d{9})`;
/** Brazil put a 9 before mobile numbers; older ones begin with 6 to 9, landlines with 2 to 5. */
const BRAZILIAN_CODE = "(?<area>(?:[14689][1-9]|2[12478]|3[1-578]|5[13-5]|7[13-579]))";
/** Argentina's mobile numbers have a 9 from abroad; landlines share their ranges. */
const ARGENTINE = String.raw`((?:11|[23]\d)\d{8})`;
/** Benin put 01 before all numbers in November 2024. */
const BENINESE = String.raw`((?:2[5-9]|[4-69]\d)\d{6})`;
/** Ranges are libphonenumber's: landlines and service numbers get no second spelling. */
const SPELLINGS: Spelling[] = [
  { form: new RegExp(`^521${MEXICAN}$`), other: "52$1" },
  { form: new RegExp(`^52${MEXICAN}$`), other: "521$1" },
  { form: new RegExp(String.raw`^55${BRAZILIAN_CODE}9(?<own>[6-9]\d{7})$`), other: "55$<area>$<own>" },
  { form: new RegExp(String.raw`^55${BRAZILIAN_CODE}(?<own>[6-9]\d{7})$`), other: "55$<area>9$<own>" },
  { form: new RegExp(`^549${ARGENTINE}$`), other: "54$1" },
  { form: new RegExp(`^54${ARGENTINE}$`), other: "549$1" },
  { form: new RegExp(`^22901${BENINESE}$`), other: "229$1" },
  { form: new RegExp(`^229${BENINESE}$`), other: "22901$1" },
];

const toDigits = (number: string): string => number.replace(/\D/g, "");

/** Other spellings (digits) WhatsApp may know a person by; only for matching, never for sending. */
export function findNumberVariants(digits: string): readonly string[] {
  const number = toDigits(digits);
  return SPELLINGS.filter(({ form }) => form.test(number)).map(({ form, other }) =>
    number.replace(form, other),
  );
}

/** Whether two numbers, with or without +, may belong to one person. */
export function isSamePerson(a: string, b: string): boolean {
  const [one, other] = [toDigits(a), toDigits(b)];
  return one !== "" && (one === other || findNumberVariants(one).includes(other));
}

/** One spelling (digits) of a number, the same for all its variants. */
export function toCanonicalNumber(number: string): string {
  const digits = toDigits(number);
  return [digits, ...findNumberVariants(digits)].sort()[0] ?? digits;
}
