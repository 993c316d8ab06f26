"use client";

import { lazy, Suspense, useState } from "react";
import type { LaterParts } from "@/components/composer/desk/later-parts";
import type { Role } from "@/lib/accounts/contract/role";
import type { DraftForm } from "@/lib/message/draft";
import { EditorHead, type EditorHeadProps } from "./editor-head";
import { AudioFields } from "./fields/audio-fields";
import { useFormValue } from "./fields/form-changes";
import { ListFields } from "./fields/list-fields";
import { ReplyField } from "./fields/reply-field";
import { RecipientField } from "./recipient/recipient-field";
import "./tools/early-press";

const SandboxNumbers = lazy(() => import("./recipient/sandbox-numbers"));

/** The numbers that make the sandbox answer otherwise than yes. */
function SandboxNote() {
  const [wasOpened, setWasOpened] = useState(false);
  return (
    <details onToggle={() => setWasOpened(true)} className="text-note text-soft @min-[32.5rem]:col-span-2">
      <summary className="w-fit rounded-sm text-accent">Numbers to rehearse with in the sandbox</summary>
      {wasOpened && (
        <Suspense>
          <SandboxNumbers />
        </Suspense>
      )}
    </details>
  );
}

/**
 * Keeps from React what it hears at every key and nothing here asks for; at a move of the caret it even reads the selection, and so forces
 * a layout. The listeners go with the form.
 */
function quietenFields(form: HTMLFormElement | null) {
  const stop = (event: Event) => event.stopPropagation();
  for (const type of ["keypress", "textInput", "keyup", "selectionchange"])
    form?.addEventListener(type, stop);
}

type EditorProps = EditorHeadProps & {
  isReady: boolean;
  parts: LaterParts | null;
  isSandbox: boolean;
  role: Role | null;
  /** Opens a message by its name in the draft's place. */
  onOpen: (name: string, message: DraftForm) => void;
};

/** The fields of both kinds under one form. Until the kept draft is in it, nothing can be typed that would be lost. */
export function Editor({ isReady, parts, isSandbox, role, onOpen, ...head }: EditorProps) {
  const kind = useFormValue((form) => form.kind);
  return (
    <form
      ref={quietenFields}
      onSubmit={(event) => event.preventDefault()}
      data-composer
      aria-busy={!isReady}
      className="@container p-4 medium:p-6"
    >
      <fieldset disabled={!isReady} className="grid min-w-0 gap-6">
        <legend className="sr-only">Message</legend>
        <EditorHead {...head} />
        {/* As high as its line, before that is there: what stands below must not jump. */}
        <div className="-my-3 flex min-h-8 min-w-0 items-center gap-2">
          {parts && <parts.LibrarySlot role={role} />}
        </div>
        <div className="grid items-start gap-x-4 gap-y-2 @min-[32.5rem]:grid-cols-2">
          <RecipientField parts={parts} />
          <ReplyField />
          {isSandbox && <SandboxNote />}
        </div>
        {kind === "list" ? <ListFields /> : <AudioFields />}
        {parts && <parts.ComposerTools onStarters={head.onStarters} onOpen={onOpen} />}
      </fieldset>
    </form>
  );
}
