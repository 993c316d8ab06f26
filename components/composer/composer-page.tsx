"use client";
import { CircleAlert, PencilLine, Smartphone } from "lucide-react";
import { Suspense, useCallback, useMemo, useState } from "react";
import { useLaterLink, useOpened } from "@/components/composer/draft/use-opened";
import { MessageCard } from "@/components/composer/fields/message-card";
import { MenuCard } from "@/components/composer/list/menu-card";
import { SendToCard } from "@/components/composer/send/send-to-card";
import { useAnswer } from "@/components/composer/send/use-answer";
import type { BatchStep } from "@/components/composer/send/batch-part";
import { hasBatch } from "@/components/composer/send/saved-batch";
import { useSending } from "@/components/composer/send/use-sending";
import { Dock } from "./dock";
import { PreviewPanel } from "./preview-panel";
import { useOffers } from "@/components/palette/commands-provider";
import { Button } from "@/components/ui/button";
import { lazyPart } from "@/components/ui/lazy-part";
import type { Role } from "@/lib/api/role";
import { type DraftForm, isBlank } from "@/lib/message/draft";
import type { SnippetTarget } from "@/lib/message/snippets";
import { ComposerHeader } from "./composer-header";
import type { DraftStore } from "./draft-store";
import { StatusBar } from "./status-bar";
import { useCommands } from "./use-commands";
import { AskContext, useDialogState } from "./use-dialogs";
import { useContent, useDraft, useDraftStore, useGoal } from "./use-draft";

const PANES = [
  { value: "edit", name: "Edit", Icon: PencilLine },
  { value: "preview", name: "Preview", Icon: Smartphone },
  { value: "problems", name: "Problems", Icon: CircleAlert },
] as const;
type Pane = (typeof PANES)[number]["value"];

type BottomBarProps = {
  pane: Pane;
  problemCount: number | null;
  onPane: (pane: Pane) => void;
  onReview: () => void;
};

/** A narrow screen shows one pane at a time, with the button that sends. */
const BottomBar = ({ pane, problemCount, onPane, onReview }: BottomBarProps) => (
  <div role="group" aria-label="Panes" className="bottom-bar">
    {PANES.map(({ value, name, Icon }) => {
      const count = value === "problems" && problemCount ? ` ${problemCount}` : "";
      return (
        <button
          key={value}
          type="button"
          aria-pressed={pane === value}
          onClick={() => onPane(value)}
          className="bottom-tab"
        >
          <Icon size="1.125rem" aria-hidden />
          <span>
            {name}
            {count !== "" && <span className="badge badge-bad">{count}</span>}
          </span>
        </button>
      );
    })}
    <Button look="primary" className="bottom-send" aria-label="Review and send" onClick={onReview}>
      Send
    </Button>
  </div>
);

const DropVeil = lazyPart(
  async () => ({ default: (await import("./drop-veil")).DropVeil }),
  "Dropping files",
);
const ComposerDialogs = lazyPart(
  async () => ({ default: (await import("./composer-dialogs")).ComposerDialogs }),
  "The dialogs",
);
const Welcome = lazyPart(() => import("./welcome"), "The starters");
const BatchPart = lazyPart(() => import("@/components/composer/send/batch-part"), "Sending to many");

/** Drawn while the starters load, too; on a first visit from the first byte. */
const WELCOME_WORDS = (
  <>
    <h2 id="welcome.title">What do you want to send?</h2>
    <p>Start from an example or write your own. You only need an account to send.</p>
  </>
);

const WELCOME_WAITING = <div className="welcome welcome-waiting">{WELCOME_WORDS}</div>;

type ComposerPageProps = { endpoint: SnippetTarget; role: Role | null; isFirstVisit: boolean };

/** Replaces the draft but not its recipient and reply ID, which are no part of a message. */
const openMessage = (store: DraftStore, name: string, message: DraftForm): void =>
  store.replace(message, `${name} opened`, {
    focus: { audio: "audioUrl", list: "header", text: "text" }[message.kind],
  });

/** The composer's layout: header, message cards, preview and problems. */
export function ComposerPage({ endpoint, role, isFirstVisit }: ComposerPageProps) {
  const store = useDraftStore();
  const isReady = useDraft((draft) => draft.isReady);
  const isList = useContent(({ kind }) => kind === "list");
  const isFresh = useDraft(
    (draft) => draft.history.past.length === 0 && isBlank(store.toForm({ recipient: "", replyTo: "" })),
  );
  const [pane, setPane] = useState<Pane>("edit");
  const [problemCount, setProblemCount] = useState<number | null>(null);
  const dialogs = useDialogState();
  const sending = useSending(isReady);
  useOpened();
  const showFields = useCallback(() => setPane("edit"), []);
  useGoal(pane === "edit", showFields);

  const open = (name: string, message: DraftForm) => openMessage(store, name, message);
  const commands = useCommands({ begin: sending.begin, ask: dialogs.ask });
  useOffers(
    useMemo(
      () => ({
        ...commands,
        open: (name: string, message: DraftForm) => openMessage(store, `“${name}”`, message),
      }),
      [commands, store],
    ),
  );
  useLaterLink();
  useAnswer(role);

  const { opened, close } = dialogs;
  const library = {
    ...{ role, isSaving: opened?.asked.to === "save" && opened.isOpen, onClose: close },
    round: opened?.asked.to === "save" ? opened.count : 0,
    onSave: () => dialogs.ask({ to: "save" }),
  };
  const step: BatchStep | null = sending.batchStep ?? (isReady && hasBatch() ? { to: "nothing" } : null);
  return (
    <AskContext value={dialogs.ask}>
      <div className="composer" data-pane={pane} data-busy={(!isReady && !isFirstVisit) || undefined}>
        <ComposerHeader commands={commands} library={library} />
        <div className="panes">
          <div className="editor">
            <form
              onSubmit={(event) => event.preventDefault()}
              data-composer
              aria-busy={!isReady}
              id="composer"
            >
              <fieldset disabled={!isReady} className="column">
                <legend className="sr-only">Message</legend>
                {!isReady && isFirstVisit && WELCOME_WAITING}
                {isReady && isFresh && (
                  <Suspense fallback={WELCOME_WAITING}>
                    <Welcome
                      onOpen={(name, message) => {
                        open(`“${name}”`, message);
                        store.rename(name);
                      }}
                    >
                      {WELCOME_WORDS}
                    </Welcome>
                  </Suspense>
                )}
                <MessageCard />
                {isList && <MenuCard />}
                <SendToCard />
                <p className="text-center text-note text-faint">
                  Menuet is not affiliated with WhatsApp, Meta or FlowIQ. The preview is a likeness. Emoji
                  look as on your device.
                </p>
              </fieldset>
            </form>
            <StatusBar hitch={sending.hitch} last={sending.last} isSending={sending.isUnderWay}>
              {step && (
                <Suspense>
                  <BatchPart step={step} role={role} onStep={sending.setBatchStep} />
                </Suspense>
              )}
            </StatusBar>
          </div>
          <div className="stage">
            <PreviewPanel />
            <Dock endpoint={endpoint} onProblems={setProblemCount} />
          </div>
        </div>
        <BottomBar pane={pane} problemCount={problemCount} onPane={setPane} onReview={commands.review} />
      </div>
      <Suspense>
        <ComposerDialogs {...{ opened, endpoint, role, sending }} onOpen={open} onClose={close} />
        <DropVeil isImporting={opened?.isOpen === true && opened.asked.to === "import"} />
      </Suspense>
    </AskContext>
  );
}
