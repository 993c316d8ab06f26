"use client";

import { FileInput, Plus, Table2 } from "lucide-react";
import { type ReactNode, useId } from "react";
import { AudioBubble } from "@/components/preview/audio-bubble";
import { AudioControls, NEW_TRACK } from "@/components/preview/audio-controls";
import { SENT_TIME } from "@/components/preview/bubble";
import { ListBubble, ListButtonLabel } from "@/components/preview/list-bubble";
import { TextBubble } from "@/components/preview/text-bubble";
import { Button } from "@/components/ui/button";
import { countRows, type DraftForm } from "@/lib/message/draft";
import { STARTERS } from "@/lib/message/examples/starters";
import { useAsk } from "./use-dialogs";
import { useDraftStore } from "./use-draft";

const ICON = { size: "1rem", "aria-hidden": true } as const;
/** Fills two rows of three, with the card to write one's own. */
const SHOWN = [
  "restaurant-menu",
  "support-categories",
  "appointment-slots",
  "delivery-options",
  "voice-greeting",
];

const plural = (count: number, noun: string) => `${count} ${noun}${count === 1 ? "" : "s"}`;

/** What a message consists of, in a few words. */
export function toFacts({ kind, sections }: DraftForm): string {
  switch (kind) {
    case "audio":
      return "Audio message";
    case "text":
      return "Text message";
    case "list":
      return `${plural(sections.length, "section")}, ${plural(countRows(sections), "row")}`;
    default:
      return kind satisfies never;
  }
}

function StarterBubble({ form }: { form: DraftForm }) {
  const asSent = { quote: null, time: SENT_TIME };
  switch (form.kind) {
    case "audio":
      return <AudioBubble player={<AudioControls track={NEW_TRACK} />} {...asSent} />;
    case "text":
      return <TextBubble text={form.text} {...asSent} />;
    case "list": {
      const button = <ListButtonLabel label={form.button} />;
      return <ListBubble header={form.header} body={form.body} footer="" button={button} {...asSent} />;
    }
    default:
      return form.kind satisfies never;
  }
}

/** A starter as a small bubble. */
export const Thumbnail = ({ form }: { form: DraftForm }) => (
  <span className="starter-chat" aria-hidden inert>
    <span className="starter-scale">
      <StarterBubble form={form} />
    </span>
  </span>
);

type StarterFootProps = { name: string; facts: string; onOpen: () => void };

/** The card's name, and a button over all of it: a button can't contain the bubble's buttons. */
function StarterFoot({ name, facts, onOpen }: StarterFootProps) {
  const id = useId();
  return (
    <>
      <span className="starter-words" aria-hidden>
        <b>{name}</b>
        <span id={id}>{facts}</span>
      </span>
      <button
        type="button"
        className="starter-press"
        onClick={onOpen}
        aria-label={name}
        aria-describedby={id}
      />
    </>
  );
}

type WelcomeProps = { onOpen: (name: string, message: DraftForm) => void; children: ReactNode };

/** The first visit: its words (`children`), examples, an empty message, or pasted rows. */
export default function Welcome({ onOpen, children }: WelcomeProps) {
  const store = useDraftStore();
  const ask = useAsk();
  const shown = SHOWN.flatMap((id) => STARTERS.filter((starter) => starter.id === id));
  return (
    <section className="welcome" aria-labelledby="welcome.title">
      {children}
      <ul className="starters">
        <li className="starter">
          <span className="starter-blank">
            <Plus size="1.5rem" aria-hidden />
          </span>
          <StarterFoot name="Start blank" facts="Write it from scratch" onOpen={() => store.focus("body")} />
        </li>
        {shown.map(({ id, name, form }) => (
          <li key={id} className="starter">
            <Thumbnail form={form} />
            <StarterFoot name={name} facts={toFacts(form)} onOpen={() => onOpen(name, form)} />
          </li>
        ))}
      </ul>
      <div className="welcome-more">
        <span>Have a list already?</span>
        <Button className="button-small" onClick={() => ask({ to: "paste", section: 0, text: "" })}>
          <Table2 {...ICON} /> Paste from a spreadsheet
        </Button>
        <Button className="button-small" onClick={() => ask({ to: "starters" })}>
          <FileInput {...ICON} /> More starters
        </Button>
      </div>
    </section>
  );
}
