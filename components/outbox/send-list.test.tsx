// @vitest-environment jsdom
import { act } from "react";
import { createRoot } from "react-dom/client";
import { beforeEach, expect, test, vi } from "vitest";
import { makeSend } from "@/e2e/fixtures/outbox/made-sends";
import { toSendRowId } from "./send-list-item";
import { SendDays } from "./send-list";

beforeEach(() => {
  vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);
  vi.stubGlobal("scrollTo", () => undefined);
  vi.stubGlobal(
    "ResizeObserver",
    class {
      observe = () => undefined;
      unobserve = () => undefined;
      disconnect = () => undefined;
    },
  );
});

const SENDS = Array.from({ length: 2_000 }, (_, at) => makeSend(2_000 - at));

async function show(pinnedIds: (string | null)[]) {
  const place = document.body.appendChild(document.createElement("div"));
  const onFocusRow = vi.fn<(id: string) => void>();
  await act(async () =>
    createRoot(place).render(
      <SendDays
        entries={SENDS}
        now={Date.now()}
        openId={null}
        pinnedIds={pinnedIds}
        toAddress={(id) => `?send=${id}`}
        toBatchAddress={(id) => `?batch=${id}`}
        onOpen={() => undefined}
        onOpenBatch={() => undefined}
        onFocusRow={onFocusRow}
      />,
    ),
  );
  const rows = () => [...place.querySelectorAll("li")];
  return { place, rows, onFocusRow };
}

test("of 2,000 sends those in sight and a page below are drawn, each with its place in its day", async () => {
  const { place, rows } = await show([null, null]);
  expect(rows().length).toBeGreaterThan(10);
  expect(rows().length).toBeLessThan(100);
  const { 0: first } = rows();
  const ofDay = SENDS.filter(
    ({ created_at }) =>
      new Date(created_at).toDateString() === new Date(SENDS[0]?.created_at ?? 0).toDateString(),
  );
  expect(first?.getAttribute("aria-posinset")).toBe("1");
  expect(first?.getAttribute("aria-setsize")).toBe(String(ofDay.length));
  expect(place.querySelector<HTMLElement>("div > div")?.style.height).toMatch(/^12\d{4}px$/);
});

test("a row that has or takes back the focus is drawn with its neighbours, wherever it is", async () => {
  const far = SENDS[1_500]?.id ?? "";
  const { place, rows, onFocusRow } = await show([far, null]);
  const row = place.querySelector<HTMLElement>(`#${toSendRowId(far)}`);
  expect(row).not.toBeNull();
  const ids = rows().map((item) => item.querySelector("a")?.id);
  const at = ids.indexOf(toSendRowId(far));
  expect(ids.slice(at - 1, at + 2)).toEqual(
    [1_499, 1_500, 1_501].map((n) => toSendRowId(SENDS[n]?.id ?? "")),
  );
  await act(async () => row?.focus());
  expect(onFocusRow).toHaveBeenLastCalledWith(far);
});
