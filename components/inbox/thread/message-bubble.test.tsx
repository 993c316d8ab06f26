// @vitest-environment jsdom
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { makeThreadMessage } from "@/e2e/fixtures/inbox/thread-message";
import type { ThreadMessage } from "@/lib/api/inbox";
import { findMark, findTrouble, listTimes } from "./delivery-words";
import { MessageBubble } from "./message-bubble";
import { findPicks, toShownRows } from "./picks";

const draw = (message: ThreadMessage, replies: readonly ThreadMessage[] = []) =>
  new DOMParser().parseFromString(
    renderToStaticMarkup(<MessageBubble message={message} quote={null} picks={findPicks(replies)} />),
    "text/html",
  ).body;

const row = (id: string, title: string) => ({ id, title, description: null });
const MENU = makeThreadMessage({
  direction: "out",
  state: "read",
  content: {
    message_type: "interactive",
    interactive: {
      type: "list",
      header: "Lunch",
      body: "Pick one",
      button: "See the menu",
      sections: [
        {
          rows: [
            { id: "a", title: "Burger" },
            { id: "b", title: "Cola" },
            { id: "c", title: "Cola" },
          ],
        },
      ],
    },
  },
});

describe("a bubble of the thread", () => {
  test("stands on the side of who wrote it, ours with what became of it", () => {
    expect(draw(makeThreadMessage()).querySelector("[data-side]")?.getAttribute("data-side")).toBe("in");
    const own = draw(makeThreadMessage({ direction: "out", state: "delivered" }));
    expect(own.querySelector("[data-side]")?.getAttribute("data-side")).toBe("out");
    expect(own.querySelector("[role=img]")?.getAttribute("aria-label")).toBe("Delivered");
  });

  test("of a list shows its rows, the picked one marked, and two that share a title as one of 2", () => {
    expect(draw(MENU).textContent).not.toContain("Picked");
    const picked = draw(MENU, [makeThreadMessage({ picked: row("a", "Burger") })]);
    expect([...picked.querySelectorAll("li")].map((item) => /Picked/.test(item.textContent))).toEqual([
      true,
      false,
      false,
    ]);
    const shared = draw(MENU, [makeThreadMessage({ pick_candidates: [row("b", "Cola"), row("c", "Cola")] })]);
    expect([...shared.querySelectorAll("li")].map((item) => /One of 2/.test(item.textContent))).toEqual([
      false,
      true,
      true,
    ]);
  });

  test("fetches nothing of a file before a click, and links to web addresses only", () => {
    const media = { type: "image", url: "https://files.example/a.png", name: "a.png" };
    const image = draw(makeThreadMessage({ kind: "image", text: "", media }));
    expect(image.querySelector("img, video, iframe")).toBeNull();
    expect(image.querySelector("a")?.getAttribute("href")).toBe(media.url);
    for (const url of ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd"])
      expect(
        draw(makeThreadMessage({ kind: "image", media: { ...media, url } })).querySelector("a"),
      ).toBeNull();
    const audio = draw(makeThreadMessage({ kind: "audio", text: "", media: { ...media, type: "audio" } }));
    expect(audio.querySelector("audio")?.getAttribute("preload")).toBe("none");
  });

  test("keeps hostile words as text", () => {
    const hostile = `<img src=x onerror="alert(1)">`;
    for (const change of [
      { text: hostile },
      { picked: row("x", hostile) },
      { media: { type: "x", url: null, name: hostile } },
    ])
      expect(draw(makeThreadMessage(change)).querySelector("img")).toBeNull();
  });
});

describe("what became of a message", () => {
  test.each([
    ["queued", "clock"],
    ["sending", "clock"],
    ["accepted", "clock"],
    ["sent", "one"],
    ["delivered", "two"],
    ["read", "read"],
    ["failed", "failed"],
    ["rejected", "failed"],
    ["unknown", "unknown"],
  ] as const)("%s is marked %s", (state, mark) => {
    expect(findMark(state)?.mark).toBe(mark);
  });

  test("a failure says why, or that FlowIQ gives no reason; a late delivery shows both times", () => {
    expect(findTrouble(makeThreadMessage({ state: "failed", failed_at: 1 }))).toBe(
      "Not delivered. FlowIQ gives no reason.",
    );
    const note = "The window was closed.";
    expect(findTrouble(makeThreadMessage({ state: "failed", failed_at: 1, note }))).toBe(
      `Not delivered. ${note}`,
    );
    const both = makeThreadMessage({ state: "delivered", failed_at: 1, delivered_at: 2 });
    expect(findTrouble(both)).toMatch(/failed at .* and as delivered at/);
    expect(findTrouble(makeThreadMessage({ state: "read" }))).toBeNull();
  });

  test("read without delivered says that nobody reported it", () => {
    expect(listTimes(makeThreadMessage({ read_at: 1 }))[0]).toBe("Delivered: not reported");
  });
});

test("a long list shows its first rows and every picked one", () => {
  const rows = Array.from({ length: 8 }, (_, at) => ({
    id: `r${at}`,
    title: `Row ${at}`,
    description: "",
    isIdOwn: true,
  }));
  const picks = findPicks([makeThreadMessage({ picked: row("r7", "Row 7") })]);
  const shown = toShownRows([{ title: "", rows }], picks);
  expect(shown.rows.map(({ id }) => id)).toEqual(["r0", "r1", "r2", "r3", "r7"]);
  expect(shown.rest).toBe(3);
});
