"use client";

import { lazy, Suspense, useCallback, useState } from "react";
import { FormProvider, useForm } from "react-hook-form";
import { ActionBar } from "@/components/composer/action-bar";
import { useAnswer } from "@/components/composer/answer/use-answer";
import { ComposerContext } from "@/components/composer/composer-context";
import { Editor } from "@/components/composer/editor";
import { FieldTextsContext, useFieldTexts } from "@/components/composer/fields/field-texts";
import type { Opened } from "@/components/composer/opening/use-opened";
import { useOpening } from "@/components/composer/opening/use-opening";
import type { Pane } from "@/components/composer/panes";
import { loadSeveral, useSeveral } from "@/components/composer/several/use-several";
import { useAutosave } from "@/components/composer/use-autosave";
import { useSending } from "@/components/composer/use-sending";
import { Workbench } from "@/components/composer/workbench";
import { useOffers } from "@/components/palette/offers";
import { focusSoon } from "@/components/ui/focus-soon";
import type { Role } from "@/lib/accounts/contract/role";
import type { DraftForm } from "@/lib/message/draft";
import type { Endpoint } from "@/lib/message/snippets";
import { DeskDialogs } from "./desk-dialogs";
import { keepIds } from "./keep-ids";
import { startOver } from "./start-over";
import { useShortcut } from "./use-shortcut";

const SeveralDesk = lazy(loadSeveral);

type OpenedDraft = Omit<Opened, "wasKept"> & { isReady: boolean };

/** Where a problem's path can take the focus: its field, or the button that adds what is missing. */
const findField = (path: string) => document.getElementById(path) ?? document.getElementById(`${path}.add`);

/** One draft's form and all that is done with it: keeping, opening, undoing, sending. */
function useDesk({ start, link, isReady }: OpenedDraft) {
  "use no memo"; // Its functions are for handlers; what fields read is remembered where it is handed to them.
  const form = useForm<DraftForm>({ defaultValues: link?.message ?? start.form });
  const [atFirst] = useState(form.formState);
  const [pane, setPane] = useState<Pane>("edit");
  const [attempt, setAttempt] = useState(start.attempt);
  const texts = useFieldTexts(form);
  const save = useAutosave(form, start.id, attempt, link?.message ? 0 : start.savedAt);
  const focusField = (path: string) => {
    setPane("edit");
    focusSoon(() => findField(path));
  };
  const opening = useOpening({ form, link, onOpened: focusField });
  const onIdsOut = useCallback(() => keepIds(form), [form]);
  const several = useSeveral(isReady, opening.undo.say);
  const sending = useSending({ form, draftId: start.id, several, onFocusField: focusField, onIdsOut });
  useShortcut(sending.begin);
  return {
    // The form changes its state as soon as it is there. What the server drew must not hear of it while the code of some is
    // still on its way: React would take that from the page.
    form: isReady ? form : { ...form, formState: atFirst },
    texts,
    /** What was opened from a link is not kept until it is changed. */
    save: link?.message && save.state === "new" ? ({ state: "linked" } as const) : save,
    focusField,
    opening,
    several,
    sending,
    workbench: { isReady, pane, onPane: setPane, onChooseProblem: focusField, onCopiedOut: onIdsOut },
    attempts: { attempt, onAttempt: setAttempt },
  };
}

type DeskProps = OpenedDraft & { endpoint: Endpoint; isSandbox: boolean; role: Role | null };

/** The composer around one draft. */
export function Desk({ endpoint, isSandbox, role, ...opened }: DeskProps) {
  const { form, texts, save, focusField, opening, several, sending, workbench, attempts } = useDesk(opened);
  const { undo } = opening;
  const { wasTried, refusals, begin } = sending;
  const { chosen, edit, clear, errand } = several;
  const clearAll = () => {
    startOver({ form, several, onRemoved: undo.record });
    focusField("recipient");
  };
  const { setValue } = form;
  useAnswer(opened.isReady, role, { form, clearSeveral: clear, say: undo.say });
  useOffers({
    review: begin,
    ...(undo.canUndo && { undo: undo.undo }),
    save: () => document.getElementById("save-to-library")?.click(),
    starters: opening.openGallery,
    list: () => setValue("kind", "list"),
    audio: () => setValue("kind", "audio"),
    startOver: clearAll,
    open: opening.openExample,
  });
  const editor = (
    <FieldTextsContext value={texts}>
      <Editor
        isReady={opened.isReady}
        isSandbox={isSandbox}
        role={role}
        onStarters={opening.openGallery}
        onStartOver={clearAll}
      />
    </FieldTextsContext>
  );
  const severalDesk = errand && (
    <Suspense>
      <SeveralDesk
        {...{ several, errand, isSandbox, role, ...attempts }}
        onIdsOut={workbench.onCopiedOut}
        say={undo.say}
      />
    </Suspense>
  );
  const actionBar = (
    <ActionBar {...{ save, undo }} hitch={sending.hitch} last={sending.last} onReview={begin}>
      {severalDesk}
    </ActionBar>
  );
  const { numbers } = chosen;
  const desk = {
    wasTried,
    refusals,
    onRemoved: undo.record,
    several: { numbers, onEdit: edit, onClear: clear },
  };
  return (
    <FormProvider {...form}>
      <ComposerContext value={desk}>
        <Workbench {...{ ...workbench, editor, actionBar, endpoint }} />
        <DeskDialogs {...{ opening, sending, isSandbox, role, ...attempts }} />
      </ComposerContext>
    </FormProvider>
  );
}
