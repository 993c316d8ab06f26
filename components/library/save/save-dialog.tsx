"use client";

import { type FormEvent, useState } from "react";
import type { Origin } from "@/components/library/opening/origin";
import { FaultLine } from "@/components/requests/fault-line";
import { type Gate, useGate } from "@/components/sending/gate/use-gate";
import { Button } from "@/components/ui/button";
import { DialogFrame } from "@/components/ui/dialog-frame";
import { AreaField, ChoiceField } from "@/components/ui/form/field";
import type { Role } from "@/lib/accounts/contract/role";
import type { Content } from "@/lib/message/content";
import type { LibraryMessage } from "@/lib/library/contract/library";
import { LIBRARY_LIMITS } from "@/lib/library/contract/limits";
import { cutText } from "@/lib/message/count";
import { ConflictBody } from "./conflict-body";
import { findNameFault, findTagsFault, LabelFields, parseTags } from "./label-fields";
import { GATE_TITLES, SaveGate } from "./save-gate";
import { type SaveWish, useSave } from "./use-save";

/** A name to begin with: how the message begins. */
const suggestName = (content: Content): string => {
  const text = content.kind === "list" ? content.header.trim() || content.body.trim() : "";
  return cutText(text.replace(/\s+/g, " "), 40).trim();
};

type SaveDialogProps = {
  isOpen: boolean;
  /** The library message that the draft is; null for a new one. */
  origin: Origin | null;
  role: Role | null;
  getContent: () => Content;
  onSaved: (message: LibraryMessage) => void;
  /** What the other one saved is taken in the place of one's own. */
  onTake: (theirs: LibraryMessage) => void;
  onClose: () => void;
};

/** The fields of a save, and what follows from them. */
function useSaveForm({ origin, getContent, onSaved, onClose }: SaveDialogProps, gate: Gate) {
  const [as, setAs] = useState<SaveWish["as"]>(origin ? "version" : "new");
  const [name, setName] = useState(() => suggestName(getContent()));
  const [tags, setTags] = useState("");
  const [note, setNote] = useState("");
  const [wasTried, setWasTried] = useState(false);
  const saving = useSave({
    origin,
    getContent,
    onSaved: (message) => {
      onSaved(message);
      onClose();
    },
    onSignedOut: gate.hearSignedOut,
  });
  /** `from`: the version that it is put on top of. */
  const save = (chosen: SaveWish["as"], from?: number) => {
    if (chosen === "version" && origin)
      return saving.save({ as: "version", id: origin.id, from: from ?? origin.version, note });
    const given = name.trim() === "" && from !== undefined ? (origin?.name ?? "") : name;
    setWasTried(true);
    if (findNameFault(given) ?? findTagsFault(tags)) return;
    saving.save({ as: "new", name: given, tags: parseTags(tags), note });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save(as);
  };
  return { as, setAs, name, setName, tags, setTags, note, setNote, wasTried, saving, save, submit };
}

const CHOICES = (origin: Origin) => [
  { value: "version" as const, name: `The next version of “${cutText(origin.name, 40)}”` },
  { value: "new" as const, name: "A new message" },
];

/** Saves the draft to the library; where somebody saved first, shows both and asks. Give it another `key` each time it is opened. */
export default function SaveDialog(props: SaveDialogProps) {
  const { isOpen, origin, role, getContent, onTake, onClose } = props;
  const gate = useGate(role);
  const form = useSaveForm(props, gate);
  const [now] = useState(() => Date.now());
  const { as, saving, save } = form;
  const { current, isSaving, fault } = saving;
  if (gate.state !== "open")
    return (
      <DialogFrame
        isOpen={isOpen}
        onClose={onClose}
        title={GATE_TITLES[gate.state]}
        description="Your draft stays as it is."
        footer={<Button onClick={onClose}>Cancel</Button>}
      >
        <SaveGate gate={gate} />
      </DialogFrame>
    );
  if (current)
    return (
      <DialogFrame
        isOpen={isOpen}
        onClose={onClose}
        size="wide"
        title="Saved by somebody else meanwhile"
        footer={
          <>
            <Button onClick={onClose}>Cancel</Button>
            <Button
              onClick={() => {
                onTake(current);
                onClose();
              }}
            >
              Take theirs
            </Button>
            <Button aria-disabled={isSaving} onClick={() => save("new", current.version)}>
              Save mine as a new message
            </Button>
            <Button look="primary" aria-disabled={isSaving} onClick={() => save("version", current.version)}>
              Save mine as version {current.version + 1}
            </Button>
          </>
        }
      >
        <ConflictBody theirs={current} mine={getContent()} now={now} />
        <FaultLine fault={fault} />
      </DialogFrame>
    );
  return (
    <DialogFrame
      isOpen={isOpen}
      onClose={onClose}
      title="Save to the library"
      description="For everybody who is signed in. Recipient and reply are left out."
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" type="submit" form="save-form" aria-disabled={isSaving}>
            {as === "version" && origin ? `Save version ${origin.version + 1}` : "Save new message"}
          </Button>
        </>
      }
    >
      <form id="save-form" onSubmit={form.submit} className="grid gap-2">
        {origin && (
          <ChoiceField
            id="save-as"
            label="Save as"
            value={as}
            options={CHOICES(origin)}
            onChange={form.setAs}
          />
        )}
        {as === "new" && (
          <LabelFields
            name={form.name}
            tags={form.tags}
            wasTried={form.wasTried}
            onName={form.setName}
            onTags={form.setTags}
          />
        )}
        <AreaField
          id="save-note"
          label="Note"
          aside="optional"
          dir="auto"
          rows={2}
          maxLength={LIBRARY_LIMITS.note}
          note="What is different, for whoever reads the versions"
          value={form.note}
          onChange={({ target }) => form.setNote(target.value)}
        />
        <FaultLine fault={fault} />
      </form>
    </DialogFrame>
  );
}
