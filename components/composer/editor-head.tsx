"use client";

import { FileInput, LayoutTemplate, type LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { useFormContext } from "react-hook-form";
import { Button } from "@/components/ui/button";
import { Segmented } from "@/components/ui/segmented";
import type { DraftForm } from "@/lib/message/draft";
import { useFormValue } from "./fields/form-changes";

const KINDS = [
  { value: "list", name: "List menu" },
  { value: "audio", name: "Audio" },
] as const;

function Title() {
  const title = useFormValue(({ kind, header }) =>
    kind === "audio" ? "Audio message" : header.trim() || "New list",
  );
  return (
    <h2 dir="auto" className="min-w-0 flex-1 truncate text-title font-semibold tracking-tight">
      {title}
    </h2>
  );
}

type ToolProps = { name: string; Icon: LucideIcon; id?: string; onClick?: () => void };

/** Its word is seen where there is room. */
function Tool({ name, Icon, id, onClick }: ToolProps) {
  "use no memo"; // Drawn once: remembering would cost more bytes than it saves.
  return (
    <Button look="ghost" id={id} title={name} onClick={onClick} className="@max-[32.5rem]:px-2">
      <Icon size="0.9375rem" aria-hidden />
      <span className="@max-[32.5rem]:sr-only">{name}</span>
    </Button>
  );
}

export type EditorHeadProps = {
  onStarters: () => void;
  /** Sharing, undo, redo, the history and starting over, once they are there. */
  tools: ReactNode;
};

/** What the message is called, its kind, and what is done with the whole of it. */
export function EditorHead({ onStarters, tools }: EditorHeadProps) {
  const { setValue } = useFormContext<DraftForm>();
  const kind = useFormValue((form) => form.kind);
  return (
    <div className="grid gap-2">
      <div className="flex items-center gap-3">
        <Title />
        <Segmented
          label="Message type"
          name="kind"
          value={kind}
          options={KINDS}
          onChange={(chosen) => setValue("kind", chosen)}
        />
      </div>
      <div className="-mx-1.5 flex flex-wrap items-center gap-x-1 gap-y-1">
        <Tool name="Starters" Icon={LayoutTemplate} onClick={onStarters} />
        {/* What it does comes with the tools: see tools/composer-tools.tsx. */}
        <Tool name="Import" Icon={FileInput} id="import" />
        <div className="ms-auto flex min-h-7 min-w-35 items-center justify-end">{tools}</div>
      </div>
    </div>
  );
}
