// @vitest-environment jsdom
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { AudioControls, NEW_TRACK, type Track } from "./audio-controls";

const nothing = () => undefined;
const ACTIONS = { onToggle: nothing, onSeek: nothing, onSpeed: nothing };
const draw = (track: Partial<Track>, actions?: typeof ACTIONS) =>
  new DOMParser().parseFromString(
    renderToStaticMarkup(<AudioControls track={{ ...NEW_TRACK, ...track }} actions={actions} />),
    "text/html",
  ).body;
const names = (body: HTMLElement) =>
  [...body.querySelectorAll("[aria-label]")].map((element) => element.getAttribute("aria-label"));

describe("the controls of an audio message", () => {
  test("play, seek and turn the speed, by their names", () => {
    expect(names(draw({}, ACTIONS))).toEqual(["Play", "Position", "Speed: 1×"]);
    expect(names(draw({ isPlaying: true, speed: 1.5 }, ACTIONS))).toEqual([
      "Pause",
      "Position",
      "Speed: 1.5×",
    ]);
  });

  test("say where the track is", () => {
    const range = draw({ position: 65, duration: 130 }, ACTIONS).querySelector("input");
    expect(range?.getAttribute("aria-valuetext")).toBe("1:05 of 2:10");
    expect(draw({}, ACTIONS).querySelector("input")?.getAttribute("aria-valuetext")).toBe("0:00 of unknown");
  });

  test("cannot be used before the file is read, nor when it failed", () => {
    expect(draw({}, ACTIONS).querySelector("input")?.disabled).toBe(true);
    expect(draw({ duration: 2 }, ACTIONS).querySelector("input")?.disabled).toBe(false);
    const failed = draw({ duration: 2, hasFailed: true }, ACTIONS);
    expect(failed.querySelector("input")?.disabled).toBe(true);
    expect(failed.querySelector("button")?.getAttribute("aria-disabled")).toBe("true");
  });

  test("are the same to look at only, and inert", () => {
    const still = draw({});
    expect(names(still)).toEqual(["Play", "Position", "Speed: 1×"]);
    expect(still.firstElementChild?.hasAttribute("inert")).toBe(true);
    expect(draw({}, ACTIONS).firstElementChild?.hasAttribute("inert")).toBe(false);
  });
});
