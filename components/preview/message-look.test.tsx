import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { LOOKS } from "@/e2e/fixtures/drawn-messages";
import type { DraftAudio, DraftList, DraftMessage } from "@/lib/message/draft";
import { DEFAULT_LOOK, type Look } from "./look";
import { MessageLook } from "./message-look";

describe("a still look", () => {
  const list: DraftList = {
    kind: "list",
    recipient: "+27123456789",
    replyTo: "",
    header: "Our Menu",
    body: "Please *select*",
    footer: "",
    button: "View",
    sections: [
      { title: "", rows: [{ id: "a", title: "Tea", description: "", isIdOwn: false }] },
      ...Array.from({ length: 9 }, (_, index) => ({
        title: `Section ${index}`,
        rows: [{ id: `r${index}`, title: `Row ${index}`, description: "Hot", isIdOwn: false }],
      })),
    ],
  };
  const audio: DraftAudio = {
    kind: "audio",
    recipient: "",
    replyTo: "",
    audioUrl: "https://example.com/a.mp3",
  };
  const html = (draft: DraftMessage, look: Partial<Look>, view: "chat" | "list") =>
    renderToStaticMarkup(<MessageLook draft={draft} look={{ ...DEFAULT_LOOK, ...look }} view={view} />);

  test("of the list shows all ten sections and every row, one radio each", () => {
    const sheet = html(list, {}, "list");
    expect(sheet.match(/chat-radio /g)).toHaveLength(10);
    for (let index = 0; index < 9; index++) expect(sheet).toContain(`Section ${index}`);
    expect(html(list, {}, "chat")).not.toContain("chat-radio");
  });

  test("has nothing to tap and nothing to fetch", () => {
    for (const view of ["chat", "list"] as const) {
      expect(html(list, {}, view)).not.toMatch(/<button|<input|<audio|tabindex|href/);
      expect(html(audio, {}, view)).not.toMatch(/<audio|tabindex|href|src=/);
    }
    expect(html(audio, {}, "chat")).toMatch(/inert=""[^>]*>.*aria-label="Play"/);
  });

  test("holds no style attribute, which the page's policy would refuse", () => {
    for (const look of LOOKS) expect(html(list, look, "list")).not.toContain("style=");
  });

  test("never shows whom it goes to", () => {
    expect(html(list, {}, "list")).not.toContain("27123456789");
  });

  test("draws one to three emoji alone large, and words not", () => {
    expect(html({ ...list, body: "👍 🎉" }, {}, "chat")).toContain("text-chat-emoji");
    expect(html({ ...list, body: "Hi 👍" }, {}, "chat")).not.toContain("text-chat-emoji");
  });

  test("forced to a direction says so at the chat and at every text", () => {
    expect(html(list, { direction: "rtl" }, "list")).not.toContain('dir="auto"');
    expect(html(list, {}, "list")).toContain('dir="auto"');
  });
});
