import { afterAll, expect, test } from "vitest";
import { listFor, nextNumber, startSendRoute } from "@/e2e/fixtures/outbox/send-route";

const { post, get, receivedBy, end } = await startSendRoute();
afterAll(end);

const withTexts = (phone: string, button: string, header: string) => {
  const body = listFor(phone);
  return { ...body, interactive: { ...body.interactive, header, button } };
};

test("line breaks in texts of one line are spaces in what is sent, and the same body stays one send", async () => {
  const phone = nextNumber();
  const sent = {
    body: withTexts(phone, "View\nmenu", "Our\tmenu\r\n"),
    headers: { "Idempotency-Key": "line-breaks" },
  };
  const [first, again] = [await post(sent), await post(sent)];
  expect(first).toMatchObject({ status: 200, body: { state: "accepted" } });
  expect(first.body.warnings).toEqual(
    [
      ["header", "Header"],
      ["button", "Button label"],
    ].map(([field, name]) => ({
      path: `interactive.${field}`,
      message: `A line break or tab in ${name} was replaced by a space`,
      source: "menuet",
    })),
  );
  expect(again.body).toEqual(first.body);
  const [received, ...more] = await receivedBy(phone);
  expect(more).toEqual([]);
  expect(JSON.parse(received?.raw ?? "{}").interactive).toMatchObject({
    header: "Our menu",
    button: "View menu",
  });
  expect((await get(first.body.id)).body.state).toBe("accepted");
  const shown = await post({ body: withTexts(phone, "View menu", "Our menu") });
  expect(shown).toMatchObject({ status: 409, body: { id: first.body.id } });
});

test("what shows nothing is missing, and an optional text of it is left out", async () => {
  const phone = nextNumber();
  const refused = await post({ body: withTexts(phone, "\u200b\u2800", "Menu") });
  expect(refused).toMatchObject({
    status: 422,
    body: { errors: [{ path: "interactive.button", message: "Button label is required" }] },
  });
  await post({ body: withTexts(phone, "Menu", "\u3164\u200d") });
  const [received] = await receivedBy(phone);
  expect(JSON.parse(received?.raw ?? "{}").interactive).not.toHaveProperty("header");
});
