// @vitest-environment jsdom
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { TextBubble } from "./text-bubble";

const draw = (text: string, mark?: string) =>
  new DOMParser().parseFromString(
    renderToStaticMarkup(<TextBubble text={text} quote={null} time="12:04" side="out" mark={mark} />),
    "text/html",
  ).body;

describe("a text message", () => {
  test("draws WhatsApp's markup and keeps hostile words as text", () => {
    const body = draw(`*Ready* <img src=x onerror="alert(1)">`);
    expect(body.querySelector("strong")?.textContent).toBe("Ready");
    expect(body.querySelector("img")).toBeNull();
    expect(body.textContent).toContain("<img src=x");
  });

  test("says what became of it beside its time, and shows its place while it is empty", () => {
    const body = draw("", "Delivered");
    expect(body.textContent).toBe("Text12:04Delivered");
    expect(body.querySelector(".chat-mark")?.textContent).toBe("Delivered");
    expect(draw("Hi").querySelector(".chat-mark")).toBeNull();
  });
});
