// @vitest-environment jsdom
import { act } from "react";
import { createRoot } from "react-dom/client";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Problem } from "@/lib/whatsapp/problems";
import { ConfirmRecipient, useConfirmation } from "./confirm-recipient";

const doubt = (message: string, mustConfirm = true): Problem => ({
  ...{ level: "warning", path: "recipient", place: "Recipient", source: "menuet" },
  ...{ message, code: `recipient-${message}`, isLikelyRefused: false, mustConfirm },
});

function Review({ warnings, onSend }: { warnings: Problem[]; onSend: () => void }) {
  const confirmation = useConfirmation(warnings);
  return (
    <>
      <ConfirmRecipient {...confirmation} label="The number is correct: +27 82 123 4567" />
      <button onClick={() => (confirmation.isMissing ? confirmation.focus() : onSend())}>Send now</button>
    </>
  );
}

const place = document.createElement("div");
let root: ReturnType<typeof createRoot>;
beforeEach(() => {
  vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);
  document.body.append(place);
  root = createRoot(place);
});
afterEach(() => act(() => root.unmount()));

const box = () => place.querySelector("input");
const click = (element: HTMLElement | null) => act(() => element?.click());

test("a doubtful number is sent to after it was confirmed, and another doubt asks again", () => {
  const onSend = vi.fn();
  const show = (...warnings: Problem[]) =>
    act(() => root.render(<Review warnings={warnings} onSend={onSend} />));
  show(doubt("one"), doubt("mild", false));
  expect(place.textContent).toContain("one");
  expect(place.textContent).not.toContain("mild");
  click(place.querySelector("button"));
  expect(onSend).not.toHaveBeenCalled();
  expect(document.activeElement).toBe(box());
  click(box());
  click(place.querySelector("button"));
  expect(onSend).toHaveBeenCalledTimes(1);
  show(doubt("two"));
  expect(box()?.checked).toBe(false);
  click(place.querySelector("button"));
  expect(onSend).toHaveBeenCalledTimes(1);
});

test("a number in no doubt asks for nothing", () => {
  const onSend = vi.fn();
  act(() => root.render(<Review warnings={[doubt("mild", false)]} onSend={onSend} />));
  expect(box()).toBeNull();
  click(place.querySelector("button"));
  expect(onSend).toHaveBeenCalledTimes(1);
});
