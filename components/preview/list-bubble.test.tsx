// @vitest-environment jsdom
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { ListBubble, type ListBubbleProps, ListButtonLabel } from "./list-bubble";

const FULL: ListBubbleProps = {
  header: "Our *Menu*",
  body: "Please *select*",
  footer: "_Tap_ below",
  button: <ListButtonLabel label="View *Menu*" />,
  quote: <blockquote>the question</blockquote>,
  time: "12:04",
};
const draw = (props: Partial<ListBubbleProps>) =>
  new DOMParser().parseFromString(renderToStaticMarkup(<ListBubble {...FULL} {...props} />), "text/html")
    .body;

describe("a list in the chat", () => {
  test("shows quote, header, body, footer, time and button in WhatsApp's order", () => {
    expect(draw({}).textContent).toBe("the questionOur *Menu*Please selectTap below12:04View *Menu*");
  });

  test("draws markup in body and footer only", () => {
    const marked = [...draw({}).querySelectorAll("strong, em")].map((element) => element.textContent);
    expect(marked).toEqual(["select", "Tap"]);
  });

  test.each(["", "   ", "\n"])("leaves out header, footer and quote where they hold only %j", (blank) => {
    const body = draw({ header: blank, footer: blank, quote: null });
    expect(body.textContent).toBe("Please select12:04View *Menu*");
  });

  test.each(["", "  "])("shows where body and label belong while they are %j", (blank) => {
    const body = draw({ body: blank, button: <ListButtonLabel label={blank} /> });
    expect(body.textContent).toBe("the questionOur *Menu*BodyTap below12:04Button label");
  });

  test("lets header, body, footer and label each go the way their own first letter does", () => {
    const rtl = { header: "رأس", body: "نص", footer: "ذيل", button: <ListButtonLabel label="زر" /> };
    const directed = [...draw(rtl).querySelectorAll("[dir=auto]")].map((element) => element.textContent);
    expect(directed).toEqual(["رأس", "نص", "ذيل", "زر"]);
  });

  test("shows markup of another language as the text that it is", () => {
    const hostile = "<script>alert(1)</script>";
    const body = draw({
      header: hostile,
      body: hostile,
      footer: hostile,
      button: <ListButtonLabel label={hostile} />,
    });
    expect(body.querySelector("script")).toBeNull();
    expect(body.textContent?.split(hostile)).toHaveLength(5);
  });

  test("hides its list icon from screen readers", () => {
    expect(draw({}).querySelector("svg")?.getAttribute("aria-hidden")).toBe("true");
  });
});
