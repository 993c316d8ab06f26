import { createFormControl } from "react-hook-form";
import { HistoryKeeper } from "@/components/composer/history/history-keeper";
import type { HistoryPort } from "@/components/composer/history/history-port";
import { Recorder } from "@/components/composer/history/recorder";
import { type DraftForm, emptyDraft, emptyRow } from "@/lib/message/draft";
import { type History, makeStep, startHistory } from "@/lib/message/history/history";
import { START } from "@/e2e/message/typed-history";

type Start = {
  form: DraftForm;
  history?: History;
  idsOut?: Set<string>;
  words?: string;
  now?: () => number;
};

/** A form with its history, as the desk has them. */
export function open({
  form: defaultValues,
  now = () => START,
  history = startHistory(defaultValues, now()),
  idsOut = new Set(),
  words,
}: Start) {
  const { formControl: form } = createFormControl<DraftForm>({ defaultValues });
  // As once the fields are drawn.
  form.control._state.mount = true;
  const port: HistoryPort = { known: null, isOwn: true, words };
  const said: string[] = [];
  const gone: [string, number | null][] = [];
  const recorder = new Recorder({ form, history, port, onRecorded: () => undefined, now });
  const keeper = new HistoryKeeper({
    recorder,
    idsOut,
    say: (words) => said.push(words),
    onGo: (path, caret) => gone.push([path, caret]),
  });
  const close = recorder.listen();
  const type = (name: "header" | "body" | `sections.${number}.rows.${number}.title`, value: string) =>
    void form.register(name).onChange({ type: "change", target: { name, value } });
  return { form, port, recorder, keeper, said, gone, close, type };
}
export const read = (desk: ReturnType<typeof open>) => {
  desk.recorder.flush();
  // A copy: the form writes into its own values.
  return makeStep(structuredClone(desk.form.getValues()), { at: 0, kind: "typing", path: "" }).content;
};
export const past = ({ recorder }: ReturnType<typeof open>) => recorder.read().past.length;
export const rows = (...titles: string[]) =>
  titles.map((title) => ({ ...emptyRow(), id: title.toLowerCase(), title }));
export const list = (...titles: string[]): DraftForm => ({
  ...emptyDraft(),
  sections: [{ title: "", rows: rows(...titles) }],
});
