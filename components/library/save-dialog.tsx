"use client";

import { useState } from "react";
import * as z from "zod/mini";
import { SignInSteps } from "@/components/account/sign-in-steps";
import { callApi, isSignedOut, toAskError } from "@/components/client/call-api";
import { SIGNED_OUT } from "@/components/client/fault-words";
import { QueryProvider } from "@/components/client/query-provider";
import { FaultLine } from "@/components/client/request-state";
import { useApiForm } from "@/components/client/use-api-form";
import { type Gate, useGate } from "@/components/sending/use-gate";
import { Button } from "@/components/ui/button";
import { DialogFrame } from "@/components/ui/dialog-frame";
import { AreaField, ChoiceField } from "@/components/ui/field";
import { Moment } from "@/components/ui/moment";
import { Notice } from "@/components/ui/notice";
import { libraryEndpoints, type LibraryMessage } from "@/lib/api/library";
import { LIBRARY_LIMITS } from "@/lib/api/limits";
import type { Role } from "@/lib/api/role";
import type { Content } from "@/lib/message/message";
import { cutText, toShownText } from "@/lib/message/texts";
import { SideBySide } from "./compare-versions";
import { findTagsFault, LabelFields, NAME_NEEDED, parseTags } from "./label-fields";
import type { Origin } from "./origin";
import { type Saved, saveNextVersion } from "./save-next-version";

const GATE_TITLES = {
  "sign-in": "Sign in to save",
  "signed-out": SIGNED_OUT,
  viewer: "You can’t save to the library",
} as const;

/** What is needed before saving, such as a sign-in. The draft stays as it is. */
function SaveGate({ gate }: { gate: Gate }) {
  if (gate.state !== "viewer") return <SignInSteps takesFocus onSignedIn={gate.markSignedIn} />;
  return (
    <Notice look="open" title="You are signed in as a viewer">
      <p>Viewers can’t save to the library. Ask an owner to make you a sender, then try again.</p>
    </Notice>
  );
}

type ConflictBodyProps = {
  theirs: LibraryMessage;
  mine: Content;
  /** When the dialog was opened, epoch ms. */
  now: number;
};

/** A colleague saved first: shows both versions, and nothing of either is lost. */
function ConflictBody({ theirs, mine, now }: ConflictBodyProps) {
  const { version, changed_by, changed_at, content } = theirs;
  return (
    <>
      <div role="alert">
        <Notice look="open" title={`${changed_by} saved version ${version} while you were editing`}>
          <p>
            Saved <Moment time={changed_at} />. Yours isn’t saved yet. Compare both, then choose. The library
            keeps every version, and you can undo your choice.
          </p>
        </Notice>
      </div>
      <SideBySide
        first={{ title: `Theirs: version ${version}`, at: changed_at, content }}
        second={{ title: "Yours", at: now, content: mine }}
      />
    </>
  );
}

/** A suggested name: how the message begins. */
const suggestName = (content: Content): string => {
  const text = content.kind === "list" ? toShownText(content.header) || toShownText(content.body) : "";
  return cutText(text.replace(/\s+/g, " "), 40).trim();
};

type SaveDialogProps = {
  isOpen: boolean;
  /** The draft's name; "" for none. */
  name: string;
  /** The draft's library message; null for a new one. */
  origin: Origin | null;
  role: Role | null;
  getContent: () => Content;
  onSaved: (message: LibraryMessage) => void;
  /** Replaces the draft with the colleague's version. */
  onTake: (theirs: LibraryMessage) => void;
  onClose: () => void;
};

type SaveAs = "new" | "version";

const saveSchema = z
  .object({
    as: z.enum(["new", "version"]),
    name: z.string().check(z.trim()),
    tags: z.pipe(z.string(), z.transform(parseTags)),
    note: z.string().check(z.trim()),
  })
  .check(({ value, issues }) => {
    // A new version keeps its message's name and tags.
    if (value.as === "version") return;
    const [name, tags] = [value.name === "" && NAME_NEEDED, findTagsFault(value.tags)];
    if (name) issues.push({ code: "custom", message: name, path: ["name"], input: value.name });
    if (tags) issues.push({ code: "custom", message: tags, path: ["tags"], input: value.tags });
  });

function useSaveForm({ origin, name: known, getContent, onSaved, onClose }: SaveDialogProps, gate: Gate) {
  const [current, setCurrent] = useState<LibraryMessage | null>(null);
  const form = useApiForm({
    schema: saveSchema,
    defaultValues: {
      as: origin ? "version" : "new",
      name: known || suggestName(getContent()),
      tags: "",
      note: "",
    },
    ask: async ({ as, name, tags, note }): Promise<Saved | { kind: "signed-out" }> => {
      const content = getContent();
      try {
        if (as === "version" && origin)
          return await saveNextVersion(origin.id, { from: (current ?? origin).version, note, content });
        const body = { name, tags, note, content };
        return { kind: "saved", message: await callApi(libraryEndpoints.create, { body }) };
      } catch (error) {
        if (isSignedOut(toAskError(error).problem)) return { kind: "signed-out" };
        throw error;
      }
    },
    onDone: (saved) => {
      if (saved.kind === "signed-out") return gate.markSignedOut();
      if (saved.kind === "conflict") return setCurrent(saved.current);
      onSaved(saved.message);
      onClose();
    },
    isCheckedEarly: true,
  });
  /** After a conflict: saves as the next version, or as a separate message. */
  const saveAnyway = (as: SaveAs) => {
    const { name } = form.values;
    const order = saveSchema.safeParse({ ...form.values, as, name: name.trim() || (origin?.name ?? "") });
    if (order.success && !form.isPending) form.send(order.data);
  };
  return { form, current, saveAnyway };
}

const CHOICES = (origin: Origin) => [
  { value: "version" as const, name: `New version of “${cutText(origin.name, 40)}”` },
  { value: "new" as const, name: "New message" },
];

function Save(props: SaveDialogProps) {
  const { isOpen, origin, role, getContent, onTake, onClose } = props;
  const gate = useGate(role);
  const { form, current, saveAnyway } = useSaveForm(props, gate);
  const [now] = useState(() => Date.now());
  const { as } = form.values;
  if (gate.state !== "open")
    return (
      <DialogFrame
        isOpen={isOpen}
        onClose={onClose}
        title={GATE_TITLES[gate.state]}
        description="Your draft stays unchanged."
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
        title="Someone else saved a newer version"
        footer={
          <>
            <Button onClick={onClose}>Cancel</Button>
            <Button
              onClick={() => {
                onTake(current);
                onClose();
              }}
            >
              Use theirs
            </Button>
            <Button aria-disabled={form.isPending} onClick={() => saveAnyway("new")}>
              Save mine as new message
            </Button>
            <Button look="primary" aria-disabled={form.isPending} onClick={() => saveAnyway("version")}>
              Save mine as version {current.version + 1}
            </Button>
          </>
        }
      >
        <ConflictBody theirs={current} mine={getContent()} now={now} />
        <FaultLine fault={form.fault} />
      </DialogFrame>
    );
  return (
    <DialogFrame
      isOpen={isOpen}
      onClose={onClose}
      title="Save to library"
      findInitialFocus={form.findFirstField}
      description="Everyone who signs in can use it. Recipient and reply aren’t saved."
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" type="submit" form="save-form" aria-disabled={form.isPending}>
            {as === "version" && origin ? `Save version ${origin.version + 1}` : "Save new message"}
          </Button>
        </>
      }
    >
      <form id="save-form" {...form.props} className="grid gap-2">
        {origin && (
          <ChoiceField
            id="save-as"
            label="Save as"
            value={as}
            options={CHOICES(origin)}
            onChange={(chosen) => form.setValue("as", chosen)}
          />
        )}
        {as === "new" && <LabelFields name={form.field("name")} tags={form.field("tags")} />}
        <AreaField
          id="save-note"
          label="Note"
          aside="optional"
          dir="auto"
          rows={2}
          maxLength={LIBRARY_LIMITS.note}
          note="What changed in this version"
          {...form.field("note")}
        />
        <FaultLine fault={form.fault} />
      </form>
    </DialogFrame>
  );
}

/**
 * Saves the draft to the library; shows both sides of a conflict. Needs a new `key` per opening.
 */
export default function SaveDialog(props: SaveDialogProps) {
  return (
    <QueryProvider>
      <Save {...props} />
    </QueryProvider>
  );
}
