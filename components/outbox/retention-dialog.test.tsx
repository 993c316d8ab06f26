// @vitest-environment jsdom
import { act } from "react";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { QueryProvider } from "@/components/client/query-provider";
import RetentionDialog from "./retention-dialog";

const fetched = vi.fn<typeof fetch>();
const onClose = vi.fn<() => void>();
let root: Root;

const find = <T extends HTMLElement>(selector: string) => document.querySelector<T>(selector);
const days = () => find<HTMLInputElement>("[aria-label=Days]");
const sent = () =>
  fetched.mock.calls.flatMap(([, init]) => (init?.body ? [JSON.parse(String(init.body))] : []));
const choose = (ends: "never" | "later") => act(async () => find(`[value=${ends}]`)?.click());
const save = () => act(async () => find<HTMLFormElement>("form")?.requestSubmit());
const type = (text: string) =>
  act(async () => {
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set?.call(days(), text);
    days()?.dispatchEvent(new Event("input", { bubbles: true }));
  });

beforeEach(async () => {
  vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);
  vi.stubGlobal("fetch", fetched);
  fetched.mockReset();
  onClose.mockReset();
  fetched.mockImplementation(() => Promise.resolve(Response.json({ days: 30 })));
  root = createRoot(document.body.appendChild(document.createElement("div")));
  await act(async () =>
    root.render(
      <QueryProvider>
        <RetentionDialog isOpen onClose={onClose} />
      </QueryProvider>,
    ),
  );
  await act(() => vi.waitFor(() => expect(days()).not.toBeNull()));
});
afterEach(async () => {
  await act(async () => root.unmount());
  document.body.replaceChildren();
  vi.unstubAllGlobals();
});

test.each(["0", "3651", "1.5", "many"])("%j days are refused as they are typed", async (text) => {
  await type(text);
  expect(find("#retention-note")?.textContent).toBe("Enter a whole number from 1 to 3650");
  await save();
  expect(sent()).toEqual([]);
});

test("a number of days is saved, and closes the dialog", async () => {
  expect(days()?.value).toBe("30");
  await type("3650");
  await save();
  await vi.waitFor(() => expect(onClose).toHaveBeenCalledOnce());
  expect(sent()).toEqual([{ days: 3650 }]);
});

test("for ever is saved, whatever days were typed before", async () => {
  await type("0");
  await choose("never");
  expect(days()?.disabled).toBe(true);
  expect(find("[type=submit]")?.getAttribute("aria-disabled")).toBe("false");
  await save();
  await vi.waitFor(() => expect(sent()).toEqual([{ days: null }]));
});
