"use client";

import { lazy, Suspense, useCallback, useMemo, useState } from "react";
import { FormProvider, useForm } from "react-hook-form";
import { ActionBar, type Said } from "@/components/composer/action-bar";
import { ComposerContext } from "@/components/composer/composer-context";
import { Editor } from "@/components/composer/editor";
import { FieldTextsContext, useFieldTexts } from "@/components/composer/fields/field-texts";
import type { HistoryPort } from "@/components/composer/history/history-port";
import type { OpenedDraft } from "@/components/composer/opening/use-opened";
import { useOpening } from "@/components/composer/opening/use-opening";
import type { Pane } from "@/components/composer/panes";
import { loadSeveral, useSeveral } from "@/components/composer/several/use-several";
import { useAutosave } from "@/components/composer/use-autosave";
import { useSending } from "@/components/composer/use-sending";
import { Workbench } from "@/components/composer/workbench";
import { focusSoon } from "@/components/ui/focus-soon";
import { NOT_LOADED } from "@/components/ui/lazy-module";
import type { Role } from "@/lib/accounts/contract/role";
import type { DraftForm } from "@/lib/message/draft";
import type { StoredDraft } from "@/lib/message/stored-draft";
import type { Endpoint } from "@/lib/message/snippets";
import { DeskDialogs } from "./desk-dialogs";
import { keepIds } from "./keep-ids";
import { useShortcut } from "./use-shortcut";

const SeveralDesk = lazy(loadSeveral);
const loadStartOver = () => import("./start-over");
const loadShare = () => import("@/components/share/open-share");

/** Where a problem's path can take the focus: its field, or the button that adds what is missing. */
const findField = (path: string) => document.getElementById(path) ?? document.getElementById(`${path}.add`);

/** One draft's form and all that is done with it: keeping, opening, undoing, sending. */
function useDesk({ start, text, link, isReady, parts }: Omit<OpenedDraft, "wasKept">) {
  "use no memo"; // Its functions are for handlers; what fields read is remembered where it is handed to them.
  const form = useForm<DraftForm>({ defaultValues: link?.message ?? start.form });
  const [atFirst] = useState(form.formState);
  const [pane, setPane] = useState<Pane>("edit");
  const [identity, setIdentity] = useState<Pick<StoredDraft, "id" | "attempt"> | null>(null);
  const { id, attempt } = identity ?? start;
  const [port] = useState((): HistoryPort => ({ known: text, isOwn: !link?.message }));
  const [said, setSaid] = useState<Said>({ words: "" });
  const say = useCallback((words: string, undo?: () => void) => setSaid({ words, undo }), []);
  const texts = useFieldTexts(form);
  const save = useAutosave(form, id, attempt, link?.message ? 0 : start.savedAt, port);
  const focusField = (path: string) => {
    setPane("edit");
    focusSoon(() => findField(path));
  };
  const opening = useOpening({ form, link, port, say, onOpened: focusField });
  const onIdsOut = useCallback(() => {
    keepIds(form);
    port.onIdsOut?.();
  }, [form, port]);
  const several = useSeveral(isReady, say);
  const sending = useSending({ form, draftId: id, several, onFocusField: focusField, onIdsOut });
  const begin = () => {
    say("");
    sending.begin();
  };
  useShortcut(begin);
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
    begin,
    said,
    history: { port, say, start, link, onGo: focusField, onTaken: setIdentity },
    workbench: { isReady, parts, pane, onPane: setPane, onChooseProblem: focusField, onCopiedOut: onIdsOut },
    attempts: { attempt, onAttempt: (next: number) => setIdentity({ id, attempt: next }) },
  };
}

type DeskProps = Omit<OpenedDraft, "wasKept"> & { endpoint: Endpoint; isSandbox: boolean; role: Role | null };

/** The composer around one draft. */
export function Desk({ endpoint, isSandbox, role, ...opened }: DeskProps) {
  "use no memo"; // Remembering all would cost more bytes than it saves: what every field reads is remembered by hand.
  const {
    form,
    texts,
    save,
    focusField,
    opening,
    several,
    sending,
    begin,
    said,
    history,
    workbench,
    attempts,
  } = useDesk(opened);
  const { parts } = opened;
  const { edit, clear, errand } = several;
  const { numbers } = several.chosen;
  const { wasTried, refusals } = sending;
  const { port, say } = history;
  const desk = useMemo(
    () => ({ wasTried, refusals, port, several: { numbers, onEdit: edit, onClear: clear } }),
    [wasTried, refusals, port, numbers, edit, clear],
  );
  const notLoaded = () => say(NOT_LOADED);
  const clearAll = () =>
    void loadStartOver().then(({ startOver }) => {
      startOver({ form, several, port });
      focusField("recipient");
    }, notLoaded);
  const { setValue, getValues } = form;
  const share = () => void loadShare().then(({ openShare }) => openShare(getValues(), role), notLoaded);
  const offers = {
    review: begin,
    undo: () => port.undo?.(),
    redo: () => port.redo?.(),
    history: () => port.openHistory?.(),
    share,
    save: () => document.getElementById("save-to-library")?.click(),
    starters: opening.openGallery,
    import: () => document.getElementById("import")?.click(),
    list: () => setValue("kind", "list"),
    audio: () => setValue("kind", "audio"),
    startOver: clearAll,
    open: opening.openExample,
  };
  const editor = (
    <FieldTextsContext value={texts}>
      <Editor
        isReady={opened.isReady}
        parts={parts}
        isSandbox={isSandbox}
        role={role}
        onStarters={opening.openGallery}
        tools={parts && <parts.HistoryTools {...history} onShare={share} onStartOver={clearAll} />}
        onOpen={opening.openExample}
      />
    </FieldTextsContext>
  );
  const severalDesk = errand && (
    <Suspense>
      <SeveralDesk
        {...{ several, errand, isSandbox, role, ...attempts }}
        onIdsOut={workbench.onCopiedOut}
        say={say}
      />
    </Suspense>
  );
  const actionBar = (
    <ActionBar {...{ save, said }} hitch={sending.hitch} last={sending.last} onReview={begin}>
      {severalDesk}
    </ActionBar>
  );
  return (
    <FormProvider {...form}>
      <ComposerContext value={desk}>
        <Workbench {...{ ...workbench, editor, actionBar, endpoint }} />
        {parts && (
          <parts.DeskOffers
            offers={offers}
            role={role}
            onLink={opening.open}
            answering={{ form, clearSeveral: clear, say }}
          />
        )}
        <DeskDialogs {...{ opening, sending, isSandbox, role, ...attempts }} />
      </ComposerContext>
    </FormProvider>
  );
}
