// @vitest-environment jsdom
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { QuotedMessage } from "./quote-block";

const draw = (replyTo: string, text?: string) =>
  new DOMParser().parseFromString(
    renderToStaticMarkup(<QuotedMessage replyTo={replyTo} text={text} />),
    "text/html",
  ).body;

const INBOUND = "wamid.HBgLMTIwMjU1NTAxMjMVAgASGBQzQTAxMjM0NTY3ODlBQkNERUYwMQA=";
const OUTBOUND = "wamid.HBgLMTIwMjU1NTAxMjMVAgARGBIwMTIzNDU2Nzg5QUJDREVGMDEA";

describe("the message that is replied to", () => {
  test.each([
    ["the customer's", INBOUND, "Customer"],
    ["the business's own", OUTBOUND, "Your business"],
    ["one whose id tells nothing", "wamid.unreadable", "Quoted message"],
    ["one whose id is no message id", "<script>alert(1)</script>", "Quoted message"],
  ])("%s is quoted by whose it is", (_whose, replyTo, author) => {
    expect(draw(replyTo).textContent).toBe(`${author}The message replied to`);
  });

  test.each(["", "  ", "\n"])("%j quotes nothing", (replyTo) => {
    expect(draw(replyTo).childElementCount).toBe(0);
  });

  test("shows neither the id nor the number inside it", () => {
    expect(draw(INBOUND).innerHTML).not.toMatch(/wamid|12025550123/);
  });

  test("shows what it said where that is known, with its markup drawn", () => {
    const body = draw(OUTBOUND, "Please *choose*");
    expect(body.textContent).toBe("Your businessPlease choose");
    expect(body.querySelector("strong")?.textContent).toBe("choose");
  });
});
