// @vitest-environment jsdom
import { act } from "react";
import { createRoot } from "react-dom/client";
import { expect, test, vi } from "vitest";
import { FetchAhead, fetchAhead } from "./fetch-ahead";

test("noted code is fetched once somebody is there, in order, a failure and what it notes itself included", async () => {
  vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);
  const fetched: string[] = [];
  const note = (name: string, then?: () => void) =>
    fetchAhead(async () => {
      fetched.push(name);
      then?.();
      if (name === "lost") throw new Error("Failed to load chunk");
    });
  note("first", () => note("nested"));
  note("lost");
  await new Promise((resolve) => setTimeout(resolve));
  expect(fetched).toEqual([]);
  await act(async () => createRoot(document.createElement("div")).render(<FetchAhead />));
  await new Promise((resolve) => setTimeout(resolve));
  expect(fetched).toEqual([]);
  document.dispatchEvent(new Event("pointermove"));
  await vi.waitFor(() => expect(fetched).toEqual(["first", "lost", "nested"]));
  note("later");
  await vi.waitFor(() => expect(fetched.at(-1)).toBe("later"));
});
