// @vitest-environment jsdom
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { Chat, type ChatTheme } from "./chat";

const draw = (theme: ChatTheme, overlay?: string) =>
  new DOMParser().parseFromString(
    renderToStaticMarkup(
      <Chat theme={theme} overlay={overlay && <aside>{overlay}</aside>}>
        <p>hello</p>
      </Chat>,
    ),
    "text/html",
  ).body;

describe("the chat", () => {
  test("holds its messages in a group that the keyboard can scroll", () => {
    const chat = draw("auto").querySelector("[role=group]");
    expect(chat?.getAttribute("aria-label")).toBe("Chat");
    expect(chat?.getAttribute("tabindex")).toBe("0");
    expect(chat?.textContent).toBe("hello");
  });

  test("keeps what rises over it out of the messages", () => {
    const body = draw("auto", "the sheet");
    expect(body.querySelector("aside")?.textContent).toBe("the sheet");
    expect(body.querySelector("[role=group] aside")).toBeNull();
    expect(draw("auto").querySelector("aside")).toBeNull();
  });

  test.each([
    ["auto", null],
    ["light", "scheme-light"],
    ["dark", "scheme-dark"],
  ] as const)("in the theme %s has the colour scheme %s", (theme, scheme) => {
    const phone = draw(theme).firstElementChild;
    expect(/scheme-\w+/.exec(phone?.className ?? "")?.[0] ?? null).toBe(scheme);
  });
});
