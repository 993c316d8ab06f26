"use client";
import { Dialog } from "@base-ui/react/dialog";
import { Download } from "lucide-react";
import { useState } from "react";
import { FORM_NAMES } from "@/components/composer/import/form-names";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { DialogFrame } from "@/components/ui/dialog-frame";
import { downloadFile } from "@/components/ui/files";
import type { FormName, Loss } from "@/lib/message/codecs/form";
import { writeForm } from "@/lib/message/codecs/write-form";
import type { DraftMessage } from "@/lib/message/draft";
import { toSlug } from "@/lib/message/row-id";
import type { SnippetTarget } from "@/lib/message/snippets";

const ENDINGS: Record<FormName, string> = {
  flowiq: "flowiq.json",
  curl: "curl.sh",
  meta: "meta.json",
  twilio: "twilio.json",
  menuet: "menuet.json",
};
/** Some file systems limit names in bytes and refuse longer ones. */
const MAX_NAME = 40;

/** The file name for a message in this form: from its header, or its kind. */
export function toFileName(draft: DraftMessage, form: FormName): string {
  const header = draft.kind === "list" ? draft.header.trim() : "";
  const name = toSlug(header || `${draft.kind} message`);
  return `${name.slice(0, MAX_NAME).toWellFormed().replace(/-+$/, "")}.${ENDINGS[form]}`;
}

/** Ordered by how much they preserve. */
const FORMS: { name: FormName; note: string }[] = [
  { name: "menuet", note: "To keep a copy or open it in another Menuet" },
  { name: "flowiq", note: "The exact request body" },
  { name: "curl", note: "For a terminal. Add your API key yourself" },
  { name: "meta", note: "For WhatsApp’s Cloud API" },
  { name: "twilio", note: "A content template" },
];

type FormChoiceProps = { form: FormName; onChange: (form: FormName) => void };

function FormChoice({ form, onChange }: FormChoiceProps) {
  return (
    <fieldset className="grid gap-0.5">
      <legend className="sr-only">Form</legend>
      {FORMS.map(({ name, note }) => (
        <label key={name} className="flex gap-2.5 rounded-lg px-2 py-1.5 has-checked:bg-accent-wash">
          <input
            type="radio"
            name="export.form"
            checked={name === form}
            onChange={() => onChange(name)}
            className="mt-0.5 size-4 shrink-0 accent-accent"
          />
          <span className="min-w-0">
            {FORM_NAMES[name]}
            <span className="block text-note text-soft">{note}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

/** What the form can't hold of this message, one sentence each. */
function Losses({ losses }: { losses: readonly Loss[] }) {
  if (losses.length === 0) return <p className="text-note text-soft">Includes the whole message.</p>;
  return (
    <div className="rounded-[10px] bg-warn-wash p-3 text-label">
      <h3 className="font-medium">Not included</h3>
      <ul className="mt-1 grid list-disc gap-0.5 ps-5">
        {losses.map(({ path, words }, at) => (
          <li key={`${at}.${path}`} className="break-words">
            {words}
          </li>
        ))}
      </ul>
    </div>
  );
}

type ExportDialogProps = {
  isOpen: boolean;
  draft: DraftMessage;
  endpoint: SnippetTarget;
  /** Called on copy: its row ids may then be in use elsewhere. */
  onCopied: () => void;
  onClose: () => void;
};

/** Exports the message in another program's form, and says what that form can't hold. */
export default function ExportDialog({ isOpen, draft, endpoint, onCopied, onClose }: ExportDialogProps) {
  const [form, setForm] = useState<FormName>("menuet");
  const { text, losses } = writeForm(draft, form, endpoint);
  const hasRecipient =
    draft.recipient.trim() !== "" && text.includes(draft.recipient.trim().replace("+", ""));
  const save = () => {
    onCopied();
    downloadFile(new Blob([text], { type: "text/plain" }), toFileName(draft, form));
  };
  return (
    <DialogFrame
      isOpen={isOpen}
      onClose={onClose}
      title="Export"
      description="Copy the message for another program, or save it as a file."
      footer={
        <>
          <Dialog.Close render={<Button />}>Close</Dialog.Close>
          <CopyButton text={text} label={`Copy: ${FORM_NAMES[form]}`} words="Copy" onCopy={onCopied} />
          <Button look="primary" onClick={save}>
            <Download size="0.9375rem" aria-hidden />
            Save as file
          </Button>
        </>
      }
    >
      <FormChoice form={form} onChange={setForm} />
      <div role="status" aria-label="What is included" className="grid gap-2">
        <Losses losses={losses} />
        {hasRecipient && <p className="text-note text-soft">It includes the recipient’s number.</p>}
      </div>
      <pre
        tabIndex={0}
        aria-label="Export text"
        dir="ltr"
        className="max-h-56 overflow-auto rounded-[10px] bg-sunk p-3.5 font-mono text-note/[1.1875rem] text-soft"
      >
        {text}
      </pre>
    </DialogFrame>
  );
}
