"use client";

import { lazy, startTransition, Suspense, useCallback, useEffect, useState } from "react";
import { FormProvider, useForm } from "react-hook-form";
import { openDraft, readDraftText } from "@/components/draft/draft-store";
import { type HandOver, takeHandOver } from "@/components/draft/hand-over";
import { focusSoon } from "@/components/ui/focus-soon";
import { type DraftForm, emptyDraft } from "@/lib/message/draft";
import type { Endpoint } from "@/lib/message/snippets";
import type { StoredDraft } from "@/lib/message/stored-draft";
import { ActionBar } from "./action-bar";
import { ComposerContext } from "./composer-context";
import { Editor } from "./editor";
import { FieldTextsContext, useFieldTexts } from "./fields/field-texts";
import type { LinkOutcome } from "./opening/read-link";
import { hasLink, loadStarters, openLink, useOpening } from "./opening/use-opening";
import type { Pane } from "./panes";
import { useAutosave } from "./use-autosave";
import { loadSeveral, NOBODY, useSeveral } from "./several/use-several";
import { useSending } from "./use-sending";
import { useShortcut } from "./use-shortcut";
import { Workbench } from "./workbench";

const SendDialog = lazy(() => import("@/components/sending/send-dialog"));
const StartersDialog = lazy(loadStarters);
const SeveralDesk = lazy(loadSeveral);

type ComposerProps = { endpoint: Endpoint; isSandbox: boolean };

/** Where a problem's path can take the focus: its field, or the button that adds what is missing. */
const findField = (path: string) => document.getElementById(path) ?? document.getElementById(`${path}.add`);

/** What the browser holds when the page opens: its kept draft, or a new one, and the message of a link to it. */
type Opened = { start: StoredDraft; wasKept: boolean; link: LinkOutcome | null };

/** Outside the component, so that an effect which runs twice has it twice. */
let given: HandOver | null = null;

function Desk({
  start,
  link,
  isReady,
  endpoint,
  isSandbox,
}: ComposerProps & Omit<Opened, "wasKept"> & { isReady: boolean }) {
  const form = useForm<DraftForm>({ defaultValues: link?.message ?? start.form });
  const [pane, setPane] = useState<Pane>("edit");
  const [attempt, setAttempt] = useState(start.attempt);
  const texts = useFieldTexts(form);
  const save = useAutosave(form, start.id, attempt, link?.message ? 0 : start.savedAt);

  const focusField = (path: string) => {
    setPane("edit");
    focusSoon(() => findField(path));
  };
  const opening = useOpening({ form, link, onOpened: focusField });
  const { undo } = opening;
  // Ids that are out (sent, copied) stay, whatever becomes of their titles: a bot may know them.
  const keepIds = useCallback(() => {
    form.getValues("sections").forEach(({ rows }, s) =>
      rows.forEach(({ id }, r) => {
        if (id.trim() !== "") form.setValue(`sections.${s}.rows.${r}.isIdOwn`, true);
      }),
    );
  }, [form]);
  const several = useSeveral(isReady, undo.say);
  const sending = useSending({
    form,
    draftId: start.id,
    several,
    onFocusField: focusField,
    onIdsOut: keepIds,
  });
  const startOver = () => {
    const values = structuredClone(form.getValues());
    const { chosen } = several;
    undo.record({
      what: "The whole draft",
      restore: () => {
        form.reset(values);
        several.setChosen(chosen);
      },
    });
    several.setChosen(NOBODY);
    form.reset({ ...emptyDraft(), kind: values.kind });
    focusField("recipient");
  };
  useShortcut(sending.begin);

  return (
    <FormProvider {...form}>
      <ComposerContext
        value={{
          wasTried: sending.wasTried,
          refusals: sending.refusals,
          onRemoved: undo.record,
          several: {
            numbers: several.chosen.numbers,
            onEdit: several.edit,
            onClear: several.clear,
          },
        }}
      >
        <Workbench
          editor={
            <FieldTextsContext value={texts}>
              <Editor
                isReady={isReady}
                isSandbox={isSandbox}
                onStarters={opening.openGallery}
                onStartOver={startOver}
              />
            </FieldTextsContext>
          }
          actionBar={
            <ActionBar
              save={link?.message && save.state === "new" ? { state: "linked" } : save}
              undoSaid={undo.said}
              canUndo={undo.canUndo}
              onUndo={undo.undo}
              hitch={sending.hitch}
              last={sending.last}
              onReview={sending.begin}
            >
              {several.errand && (
                <Suspense>
                  <SeveralDesk
                    several={several}
                    errand={several.errand}
                    isSandbox={isSandbox}
                    attempt={attempt}
                    onAttempt={setAttempt}
                    onIdsOut={keepIds}
                    say={undo.say}
                  />
                </Suspense>
              )}
            </ActionBar>
          }
          endpoint={endpoint}
          isReady={isReady}
          pane={pane}
          onPane={setPane}
          onChooseProblem={focusField}
          onCopiedOut={keepIds}
        />
        {opening.gallery !== "unasked" && (
          <Suspense>
            <StartersDialog
              isOpen={opening.gallery === "open"}
              onOpen={opening.openExample}
              onClose={opening.closeGallery}
            />
          </Suspense>
        )}
        {sending.review && (
          <Suspense>
            <SendDialog
              key={sending.review.body}
              review={sending.review}
              isOpen={sending.isOpen}
              isSandbox={isSandbox}
              onClose={sending.close}
              attempt={attempt}
              onAttempt={setAttempt}
              onSend={sending.hearSend}
              onReplyTo={sending.replyTo}
            />
          </Suspense>
        )}
      </ComposerContext>
    </FormProvider>
  );
}

const BLANK: StoredDraft = { id: "blank", attempt: 0, savedAt: 0, form: emptyDraft() };

/** The composer with the draft that this browser kept, or an empty one. The server knows none: its page waits for the browser's. */
export function Composer(props: ComposerProps) {
  const [opened, setOpened] = useState<Opened | null>(null);
  useEffect(() => {
    const text = readDraftText();
    const start = openDraft(text);
    given ??= takeHandOver();
    if (given) Object.assign(start.form, given);
    // A transition, so that opening it never blocks the page.
    const open = (link: LinkOutcome | null) =>
      startTransition(() => setOpened({ start, wasKept: (text ?? given) !== null, link }));
    if (hasLink()) void openLink(start.form).then(open);
    else open(null);
  }, []);
  // A kept draft is drawn anew, so that nothing moves; an empty one stays as the server drew it.
  const key = opened?.link ? "linked" : opened?.wasKept ? "kept" : "new";
  const { start, link } = opened ?? { start: BLANK, link: null };
  return <Desk key={key} start={start} link={link} isReady={opened !== null} {...props} />;
}
