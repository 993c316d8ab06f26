// @vitest-environment jsdom
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { QuoteBlock } from "./quote-block";
import { ReplyBubble, type ReplyBubbleProps } from "./reply-bubble";

const quote = (author: string, text: string) => <QuoteBlock author={author} text={text} side="out" />;
const FULL: ReplyBubbleProps = {
  quote: quote("Your business", "Please *select*"),
  title: "Cola *cold*",
  description: "500ml _bottle_",
  time: "12:05",
};
const draw = (props: Partial<ReplyBubbleProps>) =>
  new DOMParser().parseFromString(renderToStaticMarkup(<ReplyBubble {...FULL} {...props} />), "text/html")
    .body;

describe("the customer's answer", () => {
  test("quotes the list with its markup drawn, then shows the row as it was typed", () => {
    const body = draw({});
    expect(body.textContent).toBe("Your businessPlease selectCola *cold*500ml _bottle_12:05");
    expect([...body.querySelectorAll("strong, em")].map((element) => element.textContent)).toEqual([
      "select",
    ]);
  });

  test("stands on the customer's side", () => {
    expect(draw({}).firstElementChild?.getAttribute("data-side")).toBe("out");
  });

  test("leaves out a description that is blank", () => {
    expect(draw({ description: "  " }).textContent).toBe("Your businessPlease selectCola *cold*12:05");
  });

  test("lets title and description go their own ways", () => {
    const directed = [
      ...draw({ quote: null, title: "كولا", description: "cold" }).querySelectorAll("[dir=auto]"),
    ];
    expect(directed.map((element) => element.textContent).filter(Boolean)).toEqual(["كولا", "cold"]);
  });

  test("keeps hostile words as text", () => {
    const hostile = `<img src=x onerror="alert(1)">`;
    const body = draw({ title: hostile, description: hostile, quote: quote(hostile, hostile) });
    expect(body.querySelector("img")).toBeNull();
    expect(body.textContent?.split(hostile)).toHaveLength(5);
  });
});
