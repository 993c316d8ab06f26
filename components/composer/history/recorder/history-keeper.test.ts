// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { formatKept } from "@/components/composer/history/kept-history";
import { parseKept } from "@/components/composer/history/parse-kept";
import { list, open, past, read, rows } from "@/e2e/composer/history-desk";
import { emptyDraft } from "@/lib/message/draft";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("ids that are out", () => {
  test("are their rows' own in every state, and one that an undo takes away is told", () => {
    const desk = open({ form: list("Pie") });
    desk.form.setValue("sections.0.rows", rows("Pie", "Tea"));
    desk.recorder.flush();
    desk.keeper.keepIds();
    desk.type("body", "Hello");
    desk.keeper.undo();
    expect(desk.said.at(-1)).toBe("Undone: typing in Body");
    expect(read(desk).sections[0]?.rows.map(({ isIdOwn }) => isIdOwn)).toEqual([true, true]);
    desk.keeper.undo();
    expect(desk.said.at(-1)).toBe(
      "Undone: Row “Tea” added. No row has the ID “tea” any more, which was sent or copied out",
    );
    expect(read(desk).sections[0]?.rows).toMatchObject([{ id: "pie", isIdOwn: true }]);
  });

  test("becoming their rows' own is no step", () => {
    const desk = open({ form: list("Pie") });
    desk.form.setValue("sections.0.rows.0.isIdOwn", true);
    desk.keeper.keepIds();
    expect(past(desk)).toBe(0);
  });

  test("survive a reload with the history", () => {
    const desk = open({ form: list("Pie"), idsOut: new Set(["pie", "tea"]) });
    const back = parseKept(formatKept({ history: desk.recorder.read(), idsOut: desk.keeper.idsOut }));
    expect(back).toEqual({ history: desk.recorder.read(), idsOut: new Set(["pie", "tea"]) });
    expect(parseKept("")).toBeNull();
    expect(parseKept("[]\n{}")).toBeNull();
    expect(
      parseKept(`rubbish\n${formatKept({ history: desk.recorder.read(), idsOut: new Set() }).split("\n")[1]}`)
        ?.idsOut,
    ).toEqual(new Set());
  });
});

describe("another tab's state", () => {
  test("is one step, however often the other changes, and mine is before it", () => {
    const desk = open({ form: { ...emptyDraft(), body: "Mine" } });
    for (const body of ["T", "Th", "Theirs"]) desk.keeper.takeOver({ ...emptyDraft(), body });
    expect([read(desk).body, past(desk)]).toEqual(["Theirs", 1]);
    desk.keeper.undo();
    expect(read(desk).body).toBe("Mine");
  });

  test("is undone to where mine was kept over it", () => {
    const desk = open({ form: { ...emptyDraft(), body: "Mine" } });
    desk.keeper.keepOver({ ...emptyDraft(), body: "Theirs" });
    expect(read(desk).body).toBe("Mine");
    desk.keeper.undo();
    expect(read(desk).body).toBe("Theirs");
    desk.keeper.undo();
    expect(read(desk).body).toBe("Mine");
  });
});
