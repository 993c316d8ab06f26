import { describe, expect, test } from "vitest";
import { parseRecipients } from "./parse-recipients";

const GOOGLE_HEADING =
  "First Name,Last Name,Phone 1 - Label,Phone 1 - Value,Phone 2 - Label,Phone 2 - Value,E-mail 1 - Value";

describe("whom a table or a pasted list names", () => {
  test.each<[string, string, string[]]>([
    ["a country code in its own column", "Name,Code,Number\nBen,+44,7700900123", ["+447700900123"]],
    ["without its plus", "Name,Code,Number\nBen,44,7700900123", ["+447700900123"]],
    ["with the 0 of home", "Name;Country code;Phone\nBen;0044;07700 900123", ["+447700900123"]],
    ["with decimals", "Name;Country code;Phone\nBen;44.0;7700900123.0", ["+447700900123"]],
    ["no heading", "Ben,+44,7700900123\nAnna,+27,821234567", ["+447700900123", "+27821234567"]],
    [
      "countries as letters or names",
      "Name,Country,Mobile\nA,GB,07911 123456\nB,Germany,0151 23456789\nC,,0821234567\nD,España,612345678",
      ["+447911123456", "+4915123456789", "+27821234567", "+34612345678"],
    ],
    ["a name with its code", "Country,Phone\nSouth Africa (+27),821234567", ["+27821234567"]],
    [
      "a number that has its code already",
      "Code,Number\n27,27821234567\n44,+447911123456",
      ["+27821234567", "+447911123456"],
    ],
    ["another kind of code", "Code,Phone\nA12,0821234567\nB13,0831234567", ["+27821234567", "+27831234567"]],
    [
      "Google Contacts, two mobiles in a cell and a landline in the next",
      `${GOOGLE_HEADING}\nAnna,Smith,Mobile,+27 82 123 4567 ::: +27 83 123 4567,Home,+27 12 345 6789,a@example.com`,
      ["+27821234567"],
    ],
    [
      "Google Contacts, the landline first",
      `${GOOGLE_HEADING}\nAnna,Smith,Home,+27 12 345 6789,Mobile,+27 82 123 4567,a@example.com`,
      ["+27821234567"],
    ],
    [
      "Google Contacts, kinds that the numbers do not show",
      `${GOOGLE_HEADING}\nAnna,Smith,Work,+1 202 555 0145,Mobile,+1 202 555 0146,a@example.com`,
      ["+12025550146"],
    ],
    [
      "Outlook",
      "First Name,Home Phone,Business Phone,Mobile Phone,Home Fax\nAnna,012 345 6789,,082 123 4567,012 345 6780\nBen,,012 345 6781,,",
      ["+27821234567", "+27123456781"],
    ],
    ["several in a cell by slash", "Name,Phone\nAnna,012 345 6789 / 082 123 4567", ["+27821234567"]],
    ["several in a cell by semicolon", 'Name,Phone\nAnna,"012 345 6789; 082 123 4567"', ["+27821234567"]],
    ["several in a cell by comma", 'Name,Phone\nAnna,"012 345 6789, 082 123 4567"', ["+27821234567"]],
    ["a separator that is declared", "sep=;\nName;Phone\nAnna;082 123 4567", ["+27821234567"]],
    [
      "a byte order mark and the separator",
      "\ufeffsep=,\r\nName,Phone\r\nAnna,082 123 4567\r\n",
      ["+27821234567"],
    ],
    ["decimals", "Name,Phone\nAnna,27821234567.0\nBen,831234567.0", ["+27821234567", "+27831234567"]],
    ["the 0 in brackets", "Name,Phone\nAnna,+27 (0)82 000 0000", ["+27820000000"]],
    ["a heading that holds digits", "Phone 1\n0821234567\n0831234567", ["+27821234567", "+27831234567"]],
    ["bars", "0821234567|0831234567", ["+27821234567", "+27831234567"]],
    ["Arabic digits", "٠٨٢١٢٣٤٥٦٧\n٠٨٣١٢٣٤٥٦٧", ["+27821234567", "+27831234567"]],
    ["Arabic digits in a table", "Name,Phone\nA,٠٨٢١٢٣٤٥٦٧", ["+27821234567"]],
    ["accounts", "27821234567@s.whatsapp.net, 27831234567@c.us", ["+27821234567", "+27831234567"]],
    ["names", "Anna: +27 82 123 4567\nBen <+27 83 123 4567>", ["+27821234567", "+27831234567"]],
    [
      "contact cards",
      "BEGIN:VCARD\nVERSION:3.0\nFN:A; B, C\nTEL;TYPE=HOME:+27123456789\nTEL;TYPE=CELL:+27821234567\nEND:VCARD\r\nBEGIN:VCARD\nTEL:+27831234567\nEND:VCARD\n",
      ["+27821234567", "+27831234567"],
    ],
    ["a card's line", "TEL;TYPE=CELL:+27821234567", ["+27821234567"]],
    [
      "several of a card's lines",
      "TEL;TYPE=CELL,VOICE:+27821234567\nTEL:+27831234567",
      ["+27821234567", "+27831234567"],
    ],
    ["WhatsApp's own spelling", "5215512345678\n+52 1 55 1234 5679", ["+5215512345678", "+5215512345679"]],
  ])("%s", (_what, text, numbers) => {
    expect(parseRecipients(text, "ZA")).toMatchObject({ numbers, leftOut: [] });
  });

  test.each<[string, string, RegExp]>([
    ["shortened", "Name,Phone\nAnna,2.78212E+10\nBen,0831234567", /spreadsheet shortened/],
    ["decimal", "27821234567.5", /decimal number/],
    ["an extension", "+27821234567 ext. 5", /extension/],
    ["two glued together", "0821234567 0831234567", /more than one number/],
    ["a business-scoped ID", "US.1234567890123", /business-scoped ID/],
    [
      "an unknown country",
      "Name,Country,Phone\nA,ZA,0821234567\nB,Nowhere,0831234567\nC,ZA,0841234567",
      /country is unknown/,
    ],
    ["a code that contradicts the number", "Code,Number\n+44,27821234567", /length/],
  ])("%s is left out, and named", (_what, text, why) => {
    const { leftOut } = parseRecipients(text, "ZA");
    expect(leftOut).toEqual([
      expect.objectContaining({ kind: "unreadable", why: expect.stringMatching(why) }),
    ]);
  });

  test("a code in a cell of its own counts in one line too", () => {
    expect(parseRecipients("Ben,+44,7700900123", "ZA").numbers).toEqual(["+447700900123"]);
  });

  test("a card without a number is named by its line", () => {
    const text = "BEGIN:VCARD\nTEL:+27821234567\nEND:VCARD\n\nBEGIN:VCARD\nFN:Ben\nEND:VCARD";
    expect(parseRecipients(text)).toMatchObject({
      numbers: ["+27821234567"],
      leftOut: [{ line: 5, why: "This contact card has no phone number" }],
    });
  });

  test("what was chosen of several is said", () => {
    const text = `${GOOGLE_HEADING}\nAnna,Smith,Mobile,+27 82 123 4567 ::: +27 83 123 4567,Home,+27 12 345 6789,a@example.com`;
    expect(parseRecipients(text, "ZA").choices).toEqual([
      { line: 2, number: "+27821234567", others: ["+27831234567", "+27123456789"] },
    ]);
  });

  test("what is doubtful is named: no range, a country that was chosen for it, another that it may be of, a landline", () => {
    expect(parseRecipients("+12005550123\n0820000000\n0123456789\n+27831234567", "ZA")).toMatchObject({
      doubtful: ["+12005550123"],
      national: ["+27820000000", "+27123456789"],
      landlines: ["+27123456789"],
      ambiguous: [],
    });
    expect(parseRecipients("51991234567", "BR").ambiguous).toEqual(["+5551991234567"]);
    expect(parseRecipients("Code,Number\n+27,0820000000", "ZA").national).toEqual([]);
  });
});

describe("one person under two spellings", () => {
  const TEXT =
    "+55 41 98888-7777\n+55 41 8888-7777\n+52 55 1234 5678\n5215512345678\n+54 9 11 2345-6789\n+54 11 2345-6789";

  test("is counted once, under the first, and said", () => {
    expect(parseRecipients(TEXT)).toMatchObject({
      numbers: ["+5541988887777", "+525512345678", "+5491123456789"],
      twins: [
        { line: 2, number: "+554188887777", first: "+5541988887777", isKept: false },
        { line: 4, number: "+5215512345678", first: "+525512345678", isKept: false },
        { line: 6, number: "+541123456789", first: "+5491123456789", isKept: false },
      ],
      leftOut: [],
    });
  });

  test("is two where a person says so, for each pair", () => {
    const { numbers, twins } = parseRecipients(TEXT, undefined, new Set(["+5215512345678"]));
    expect(numbers).toEqual(["+5541988887777", "+525512345678", "+5215512345678", "+5491123456789"]);
    expect(twins.map(({ isKept }) => isKept)).toEqual([false, true, false]);
  });

  test("a landline is another's", () => {
    const { numbers, twins } = parseRecipients("+55 41 93888-7777\n+55 41 3888-7777");
    expect({ numbers, twins }).toEqual({ numbers: ["+5541938887777", "+554138887777"], twins: [] });
  });
});
