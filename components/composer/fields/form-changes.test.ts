import { createFormControl } from "react-hook-form";
import { expect, test } from "vitest";
import { type DraftForm, emptyDraft } from "@/lib/message/draft";
import { hearChanges } from "./form-changes";

function openForm() {
  const { formControl } = createFormControl<DraftForm>({ defaultValues: emptyDraft() });
  const heard: (string | undefined)[] = [];
  const stop = hearChanges(formControl, (name) => heard.push(name));
  return { form: formControl, heard, stop };
}

test("a typed text is heard by its field's name, and the form is asked for no copy of the draft", async () => {
  const { form, heard } = openForm();
  const copies: unknown[] = [];
  form.control._subjects.state.subscribe({ next: ({ values }) => void (values && copies.push(values)) });
  const { onChange } = form.register("body");
  await onChange({ type: "change", target: { name: "body", value: "Hello" } });
  expect(heard).toContain("body");
  expect(form.getValues("body")).toBe("Hello");
  expect(copies).toEqual([]);
});

test("a value that is set, and a whole draft that is put in, are heard", () => {
  const { form, heard } = openForm();
  form.setValue("kind", "audio");
  expect(heard).toHaveLength(1);
  form.reset({ ...emptyDraft(), body: "From a link" });
  expect(heard.length).toBeGreaterThan(1);
  expect(heard.at(-1)).toBeUndefined();
});

test("how the form stands is not heard, nor anything after the end", () => {
  const { form, heard, stop } = openForm();
  form.setError("body", { message: "Too long" });
  expect(heard).toEqual([]);
  stop();
  form.setValue("body", "Unheard");
  expect(heard).toEqual([]);
});
