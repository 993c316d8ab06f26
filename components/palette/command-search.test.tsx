// @vitest-environment jsdom
import { act } from "react";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { useEnter } from "./command-search";
import type { Command, CommandGroup } from "./commands-provider";

const choose = vi.fn<(command: Command) => void>();
const passOn = vi.fn();
const toCommand = (label: string): Command => ({ value: label, label, run: () => undefined });
const library = (label: string): CommandGroup => ({ value: "Library", items: [toCommand(label)] });
const actions = (label: string): CommandGroup => ({ value: "Actions", items: [toCommand(label)] });

type FieldProps = { text: string; groups: CommandGroup[]; isPending: boolean; isAnswering?: boolean };
function Field({ isAnswering = false, ...props }: FieldProps) {
  const { handleKey } = useEnter({ ...props, isAnswering, onChoose: choose });
  // Keys that aren't prevented reach the list's own handling.
  return <input onKeyDown={(event) => (handleKey(event), event.defaultPrevented || passOn())} />;
}

let root: Root;
let body: HTMLElement;
const draw = (props: FieldProps) => act(async () => root.render(<Field {...props} />));
const enter = () =>
  act(async () => {
    body
      .querySelector("input")
      ?.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true }));
  });
const listChosen = () => choose.mock.calls.map(([{ label }]) => label);

beforeEach(() => {
  vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);
  choose.mockClear();
  passOn.mockClear();
  body = document.body.appendChild(document.createElement("div"));
  root = createRoot(body);
});
afterEach(() => {
  act(() => root.unmount());
  body.remove();
});

test("Enter waits for the answer to what is typed, and takes its first", async () => {
  await draw({ text: "bravo", groups: [], isPending: true });
  await enter();
  expect([listChosen(), passOn.mock.calls.length]).toEqual([[], 0]);
  await draw({ text: "bravo", groups: [library("Bravo")], isPending: false });
  expect(listChosen()).toEqual(["Bravo"]);
});

test("what is typed on after Enter is not what Enter was for", async () => {
  await draw({ text: "bra", groups: [], isPending: true });
  await enter();
  await draw({ text: "brav", groups: [], isPending: true });
  await draw({ text: "brav", groups: [library("Bravo")], isPending: false });
  expect(listChosen()).toEqual([]);
});

test("a command on top of the list is taken at once, but not while a message to answer with is looked for", async () => {
  const groups = [actions("Undo")];
  await draw({ text: "undo", groups, isPending: true });
  await enter();
  expect(passOn).toHaveBeenCalledTimes(1);
  await draw({ text: "undo", groups, isPending: true, isAnswering: true });
  await enter();
  expect(passOn).toHaveBeenCalledTimes(1);
  await draw({ text: "undo", groups: [library("Undo it"), ...groups], isPending: false, isAnswering: true });
  expect(listChosen()).toEqual(["Undo it"]);
});

test("with the answer there, Enter is the list's own", async () => {
  await draw({ text: "bravo", groups: [library("Bravo")], isPending: false });
  await enter();
  expect([listChosen(), passOn.mock.calls.length]).toEqual([[], 1]);
});
