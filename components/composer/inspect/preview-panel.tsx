"use client";

import { Monitor, Moon, Sun } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { Chat, type ChatTheme } from "@/components/preview/chat";
import { DEFAULT_LOOK } from "@/components/preview/look/look";
import { QuotedMessage } from "@/components/preview/quoted-message";
import { ListRehearsal } from "@/components/rehearsal/list-rehearsal";
import { Segmented } from "@/components/ui/segmented";
import { PreviewPicture } from "./preview-picture";
import { useDraft } from "./use-draft";

const AudioRehearsal = lazy(() => import("@/components/rehearsal/audio-rehearsal"));

const THEMES = [
  { value: "auto", name: "As the page", icon: <Monitor size="1rem" aria-hidden /> },
  { value: "light", name: "Light", icon: <Sun size="1rem" aria-hidden /> },
  { value: "dark", name: "Dark", icon: <Moon size="1rem" aria-hidden /> },
] as const;

/** The draft as the customer will see it, to be tapped through. */
export function PreviewPanel() {
  const draft = useDraft();
  const [theme, setTheme] = useState<ChatTheme>("auto");
  const quote = <QuotedMessage replyTo={draft.replyTo} />;
  return (
    // A layer of its own, like each section of the editor: a key is drawn here and in its field, and nowhere else.
    <section aria-labelledby="preview-title" className="will-change-transform">
      <div className="mb-4 flex flex-wrap items-center justify-between gap-2">
        <h2 id="preview-title" className="text-label font-semibold">
          Preview
        </h2>
        <Segmented
          label="Preview theme"
          name="preview-theme"
          value={theme}
          options={THEMES}
          onChange={setTheme}
        />
      </div>
      {draft.kind === "list" ? (
        <ListRehearsal draft={draft} theme={theme} quote={quote} />
      ) : (
        <Suspense fallback={<Chat theme={theme}>{null}</Chat>}>
          <AudioRehearsal audioUrl={draft.audioUrl} theme={theme} quote={quote} />
        </Suspense>
      )}
      <PreviewPicture look={{ ...DEFAULT_LOOK, theme: theme === "auto" ? "page" : theme }} />
    </section>
  );
}
