// @vitest-environment jsdom
import { act } from "react";
import { createRoot } from "react-dom/client";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { DEFAULT_LOOK } from "@/components/preview/look";
import AudioRehearsal, { describeFailure } from "./audio-rehearsal";

const ADDRESS = "https://media.example/hello.mp3";
let body: HTMLElement;
let show: (audioUrl: string) => Promise<void>;

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);
  body = document.body.appendChild(document.createElement("div"));
  const root = createRoot(body);
  show = (audioUrl) =>
    act(async () => root.render(<AudioRehearsal audioUrl={audioUrl} look={DEFAULT_LOOK} quote={null} />));
});

afterEach(() => {
  body.remove();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

const settle = (ms: number) => act(async () => vi.advanceTimersByTimeAsync(ms));
const addresses = () => [...body.querySelectorAll("audio")].map(({ src }) => src);

describe("an audio message", () => {
  test("is fetched once its address stands, and none of its halves", async () => {
    await show("");
    for (let length = 1; length <= ADDRESS.length; length += 1) {
      await show(ADDRESS.slice(0, length));
      await settle(300);
      expect(addresses()).toEqual([]);
    }
    await settle(100);
    expect(addresses()).toEqual([ADDRESS]);
  });

  test("shows its length where the browser had read it before the page listened", async () => {
    vi.spyOn(HTMLMediaElement.prototype, "duration", "get").mockReturnValue(2);
    await show(ADDRESS);
    expect(body.textContent).toContain("0:02");
  });

  test("says that it cannot be played where the browser had refused it by then", async () => {
    // jsdom has no such property to spy on.
    Object.defineProperty(HTMLMediaElement.prototype, "error", { configurable: true, value: { code: 4 } });
    await show(ADDRESS);
    Reflect.deleteProperty(HTMLMediaElement.prototype, "error");
    expect(body.querySelector("[role=status]")?.textContent).toContain("can't play it");
  });

  test.each([
    ["Ogg that the browser does not know", "https://media.example/a.ogg?x=1", false, "Phones can."],
    [
      "what may be Ogg by its name or not",
      "https://media.example/a",
      false,
      "If it is Ogg, phones can play it.",
    ],
    ["MP3 in a browser that knows Ogg", ADDRESS, true, "WhatsApp may still accept it."],
    ["Ogg in a browser that knows Ogg", "https://media.example/a.ogg", true, "WhatsApp may still accept it."],
  ])("says why it fails: %s", (_, url, isOggPlayable, words) => {
    expect(describeFailure(url, isOggPlayable).endsWith(words)).toBe(true);
  });

  test("that came by a link is not fetched before it is played", async () => {
    const root = createRoot(body.appendChild(document.createElement("div")));
    await act(async () =>
      root.render(<AudioRehearsal audioUrl={ADDRESS} look={DEFAULT_LOOK} quote={null} isFetchedOnPlay />),
    );
    await settle(500);
    const audio = body.querySelector("audio");
    expect(audio?.preload).toBe("none");
    expect(body.textContent).toContain("Fetched when it is played");
  });
});
