// @vitest-environment jsdom
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { Chat } from "./chat";
import { DEFAULT_LOOK, type Look } from "./look";

const draw = (part: Partial<Look>, overlay?: string) =>
  new DOMParser().parseFromString(
    renderToStaticMarkup(
      <Chat look={{ ...DEFAULT_LOOK, ...part }} overlay={overlay && <aside>{overlay}</aside>}>
        <p>hello</p>
      </Chat>,
    ),
    "text/html",
  ).body;

describe("the chat", () => {
  test("holds its messages in a group that the keyboard can scroll", () => {
    const chat = draw({}).querySelector("[role=group]");
    expect(chat?.getAttribute("aria-label")).toBe("Chat");
    expect(chat?.getAttribute("tabindex")).toBe("0");
    expect(chat?.textContent).toBe("hello");
  });

  test("keeps what rises over it out of the messages", () => {
    const body = draw({}, "the sheet");
    expect(body.querySelector("aside")?.textContent).toBe("the sheet");
    expect(body.querySelector("[role=group] aside")).toBeNull();
    expect(draw({}).querySelector("aside")).toBeNull();
  });

  test.each([
    ["page", null],
    ["light", "scheme-light"],
    ["dark", "scheme-dark"],
  ] as const)("in the theme %s has the colour scheme %s", (theme, scheme) => {
    const phone = draw({ theme }).firstElementChild;
    expect(/scheme-\w+/.exec(phone?.className ?? "")?.[0] ?? null).toBe(scheme);
  });

  test("names its platform, text size and width for the styles", () => {
    const phone = draw({ platform: "ios", text: "largest", width: "narrow" }).firstElementChild;
    expect(phone?.getAttribute("data-platform")).toBe("ios");
    expect(phone?.getAttribute("data-text")).toBe("largest");
    expect(phone?.getAttribute("data-width")).toBe("narrow");
  });

  test.each([
    ["content", null],
    ["ltr", "ltr"],
    ["rtl", "rtl"],
  ] as const)("in the direction %s has the dir %s", (direction, dir) => {
    expect(draw({ direction }).firstElementChild?.getAttribute("dir")).toBe(dir);
  });
});
