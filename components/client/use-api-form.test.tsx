// @vitest-environment jsdom
import { act } from "react";
import { createRoot, hydrateRoot, type Root } from "react-dom/client";
import { renderToString } from "react-dom/server";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import * as z from "zod/mini";
import { Field } from "@/components/ui/field";
import { AskError } from "./call-api";
import { QueryProvider } from "./query-provider";
import { FaultLine } from "./request-state";
import { useApiForm } from "./use-api-form";

const schema = z.strictObject({ name: z.string().check(z.trim(), z.minLength(1)) });
const ask = vi.fn<(order: { name: string }) => Promise<string>>();
const onDone = vi.fn<(answer: string) => void>();

function Form() {
  const form = useApiForm({ schema, ask, onDone });
  return (
    <form {...form.props}>
      <Field id="name" label="Name" {...form.field("name")} />
      <FaultLine fault={form.fault} />
      <button type="submit">{form.isPending ? "Saving" : "Save"}</button>
    </form>
  );
}

const PAGE = (
  <QueryProvider>
    <Form />
  </QueryProvider>
);

let root: Root;
const find = (selector: string) => document.querySelector<HTMLElement>(selector);

async function submit(text: string) {
  const field = document.querySelector("input");
  if (!field) throw new Error("no field");
  await act(async () => {
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set?.call(field, text);
    field.dispatchEvent(new Event("input", { bubbles: true }));
  });
  await act(async () => find("button")?.click());
}

beforeEach(async () => {
  vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);
  ask.mockReset();
  onDone.mockReset();
  root = createRoot(document.body.appendChild(document.createElement("div")));
  await act(async () => root.render(PAGE));
});
afterEach(async () => {
  await act(async () => root.unmount());
  document.body.replaceChildren();
});

test("what its contract makes of the fields is asked, and the answer is passed on", async () => {
  ask.mockResolvedValue("done");
  await submit("  Ada ");
  expect(ask.mock.calls[0]?.[0]).toEqual({ name: "Ada" });
  await vi.waitFor(() => expect(onDone.mock.calls[0]?.[0]).toBe("done"));
});

test("what the contract refuses is said at its field and isn't sent", async () => {
  await submit("   ");
  expect(ask).not.toHaveBeenCalled();
  expect(find("#name-note")?.textContent).toBe("This is missing, too long or invalid");
  expect(document.activeElement).toBe(find("input"));
});

test("what the server finds is said at its field, which gets the focus; typing goes on from there", async () => {
  const problem = { type: "t", title: "No", status: 422, detail: "Check again." };
  const errors = [{ path: "name", message: "Somebody has this name", source: "menuet" as const }];
  ask.mockRejectedValueOnce(new AskError({ ...problem, errors }));
  await submit("Ada");
  await vi.waitFor(() => expect(find("#name-note")?.textContent).toBe("Somebody has this name"));
  expect(document.activeElement).toBe(find("input"));
  expect(find("[role=alert]")).toBeNull();
  ask.mockResolvedValue("done");
  await submit("Bea");
  expect(find("#name-note")?.textContent).toBe("");
  await vi.waitFor(() => expect(onDone).toHaveBeenCalledOnce());
});

test("a refusal that is about no field is said below, and gets the focus", async () => {
  ask.mockRejectedValue(new AskError(null));
  await submit("Ada");
  await vi.waitFor(() => expect(find("[role=alert]")?.textContent).toContain("Can't reach the server"));
  await vi.waitFor(() => expect(document.activeElement).toBe(find("[role=alert]")));
});

test("what was typed before the page's code came is kept and sent", async () => {
  const place = document.body.appendChild(document.createElement("div"));
  await act(async () => root.render(null));
  place.innerHTML = renderToString(PAGE);
  const field = place.querySelector("input");
  if (field) field.value = "Ada";
  const hydrated = await act(async () => hydrateRoot(place, PAGE));
  ask.mockResolvedValue("done");
  await act(async () => find("button")?.click());
  expect(ask.mock.calls[0]?.[0]).toEqual({ name: "Ada" });
  await act(async () => hydrated.unmount());
});
