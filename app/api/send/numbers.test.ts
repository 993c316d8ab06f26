import { afterAll, describe, expect, test } from "vitest";
import { audioFor, startSendRoute } from "@/e2e/fixtures/outbox/send-route";

const { fake, post, end } = await startSendRoute();
afterAll(end);

const send = (phone_number: string) => post({ body: audioFor(phone_number) });

describe("whom FlowIQ is told to send to", () => {
  test.each([
    ["E.164", "+27830000001", "+27830000001"],
    ["digits", "27830000002", "+27830000002"],
    ["a spreadsheet's decimals", "27830000003.0", "+27830000003"],
    ["a German number with decimals", "4915123456789.0", "+4915123456789"],
    ["the 0 that is dialled at home", "+27 (0)83 000 0004", "+27830000004"],
    ["marks that nobody sees", "\u202a+27\u00a083 000 0005\u202c", "+27830000005"],
    ["Arabic digits", "+٢٧٨٣٠٠٠٠٠٠٦", "+27830000006"],
    ["a WhatsApp account", "27830000007@s.whatsapp.net", "+27830000007"],
    ["Twilio's form", "whatsapp:+27830000008", "+27830000008"],
    ["a link", "https://wa.me/27830000009", "+27830000009"],
    ["a contact card's line", "TEL;TYPE=CELL:+27830000010", "+27830000010"],
    ["a name before it", "Anna: +27 83 000 0011", "+27830000011"],
    ["WhatsApp's Mexican spelling", "5215512345678", "+5215512345678"],
    ["the same with marks", "+52 1 55 1234 5679", "+5215512345679"],
    ["a Brazilian mobile number without its 9", "+55 41 8888-7777", "+554188887777"],
    ["a number in an unknown range", "+447700900123", "+447700900123"],
    ["digits of no known length", "+999123456789", "+999123456789"],
  ])("%s: %j", async (_what, typed, number) => {
    const digits = number.slice(1);
    expect(await send(typed)).toMatchObject({ status: 200, body: { state: "accepted", recipient: digits } });
    const received = await fake.requests(digits);
    expect(received.map(({ raw }) => JSON.parse(raw).phone_number)).toEqual([number]);
  });

  test.each([
    ["a shortened number", "2.78312E+10", /spreadsheet shortened/],
    ["a decimal number", "27831234567.5", /decimal number/],
    ["a number without its country", "0831234567", /Start with \+/],
    ["a local number with decimals", "0831234567.0", /Start with \+/],
    ["an extension", "+27831234567 ext. 5", /extension/],
    ["two numbers", "+27831234567 / +27841234567", /2 numbers/],
    ["two numbers in one", "+27831234567 +27841234567", /more than one number/],
    ["a business-scoped ID", "US.1234567890123", /business-scoped ID/],
    ["a group", "120363123456789012@g.us", /group/],
    ["a link without a number", "https://wa.me/message/ABC123", /no phone number/],
    ["a word", "hello", /not a phone number/],
  ])("%s is refused at phone_number: %j", async (_what, typed, why) => {
    const answer = await send(typed);
    expect(answer.status).toBe(422);
    expect(answer.body.errors).toEqual([
      { path: "phone_number", message: expect.stringMatching(why), source: "menuet" },
    ]);
    expect(answer.body.detail).toMatch(why);
  });

  test("nobody else got a message", async () => {
    const wrong = [
      "278300000030",
      "278312345670",
      "49151234567890",
      "270830000004",
      "270820000000",
      "831234567",
    ];
    const received = await Promise.all(wrong.map((digits) => fake.requests(digits)));
    expect(received.flat()).toEqual([]);
  });
});
