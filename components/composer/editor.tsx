"use client";

import { LayoutTemplate, RotateCcw } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { useFormContext } from "react-hook-form";
import { Button, IconButton } from "@/components/ui/button";
import { Segmented } from "@/components/ui/segmented";
import type { Role } from "@/lib/accounts/contract/role";
import type { DraftForm } from "@/lib/message/draft";
import { AudioFields } from "./fields/audio-fields";
import { useFormValue } from "./fields/form-changes";
import { ListFields } from "./fields/list-fields";
import { ReplyField } from "./fields/reply-field";
import { RecipientField } from "./recipient/recipient-field";

const LibrarySlot = lazy(() => import("./library/library-slot"));
const StartersHint = lazy(() => import("./opening/starters-hint"));
const SandboxNumbers = lazy(() => import("./recipient/sandbox-numbers"));

const KINDS = [
  { value: "list", name: "List menu" },
  { value: "audio", name: "Audio" },
] as const;

function Title() {
  const title = useFormValue(({ kind, header }) =>
    kind === "audio" ? "Audio message" : header.trim() || "New list",
  );
  return (
    <h2 dir="auto" className="min-w-0 flex-1 basis-20 truncate text-title font-semibold tracking-tight">
      {title}
    </h2>
  );
}

/** The numbers that make the sandbox answer otherwise than yes. */
function SandboxNote() {
  const [wasOpened, setWasOpened] = useState(false);
  return (
    <details onToggle={() => setWasOpened(true)} className="text-note text-soft @min-[32.5rem]:col-span-2">
      <summary className="w-fit rounded-sm text-accent">Numbers to rehearse with in the sandbox</summary>
      <Suspense>{wasOpened && <SandboxNumbers />}</Suspense>
    </details>
  );
}

/** React reads the selection, and so forces a layout, at every move of the caret; nothing here asks for it (`onSelect`). */
function quietenSelection(form: HTMLFormElement) {
  const stop = (event: Event) => event.stopPropagation();
  form.addEventListener("selectionchange", stop);
  return () => form.removeEventListener("selectionchange", stop);
}

type EditorProps = {
  isReady: boolean;
  isSandbox: boolean;
  role: Role | null;
  onStarters: () => void;
  onStartOver: () => void;
};

/** The fields of both kinds under one form. Until the kept draft is in it, nothing can be typed that would be lost. */
export function Editor({ isReady, isSandbox, role, onStarters, onStartOver }: EditorProps) {
  const { setValue } = useFormContext<DraftForm>();
  const kind = useFormValue((form) => form.kind);
  return (
    <form
      ref={quietenSelection}
      onSubmit={(event) => event.preventDefault()}
      aria-busy={!isReady}
      className="@container p-4 medium:p-6"
    >
      <fieldset disabled={!isReady} className="grid min-w-0 gap-6">
        <legend className="sr-only">Message</legend>
        <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
          <Title />
          <Button look="ghost" title="Starters" onClick={onStarters} className="@max-[32.5rem]:px-1.5">
            <LayoutTemplate size="0.9375rem" aria-hidden />
            <span className="@max-[32.5rem]:sr-only">Starters</span>
          </Button>
          <IconButton label="Start over" onClick={onStartOver}>
            <RotateCcw size="0.9375rem" aria-hidden />
          </IconButton>
          <Segmented
            label="Message type"
            name="kind"
            value={kind}
            options={KINDS}
            onChange={(chosen) => setValue("kind", chosen)}
          />
        </div>
        {/* As high as its line, before that is there: what stands below must not jump. */}
        <div className="-my-3 flex min-h-8 min-w-0 items-center gap-2">
          <Suspense>{isReady && <LibrarySlot role={role} />}</Suspense>
        </div>
        <div className="grid items-start gap-x-4 gap-y-2 @min-[32.5rem]:grid-cols-2">
          <RecipientField isReady={isReady} />
          <ReplyField />
          {isSandbox && <SandboxNote />}
        </div>
        <Suspense>{kind === "list" ? <ListFields /> : <AudioFields />}</Suspense>
        <Suspense>{isReady && <StartersHint onStarters={onStarters} />}</Suspense>
      </fieldset>
    </form>
  );
}
