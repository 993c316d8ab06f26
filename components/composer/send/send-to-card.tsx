"use client";

import { User, Users } from "lucide-react";
import { memo, Suspense, useState } from "react";
import { useWatch } from "react-hook-form";
import { useAsk } from "@/components/composer/use-dialogs";
import {
  type Envelope,
  NO_NUMBERS,
  useDraftStore,
  useEnvelope,
  useSandbox,
} from "@/components/composer/use-draft";
import { lazyPart } from "@/components/ui/lazy-part";
import { Segmented } from "@/components/ui/segmented";
import { RecipientField } from "./recipient-field";
import { ReplyField } from "./reply-field";

const SandboxNumbers = lazyPart(() => import("./sandbox-numbers"), "The test numbers");

type ManyChosenProps = { count: number; onEdit: () => void; onClear: () => void };

const LINK = "rounded-sm min-h-6 px-1 text-label font-medium text-accent hover:underline";

/** Replaces the recipient field when there are many. */
const ManyChosen = ({ count, onEdit, onClear }: ManyChosenProps) => (
  <div role="group" aria-label="Recipient">
    <p className="field-label" aria-hidden>
      Recipient
    </p>
    <div className="input flex items-center gap-2">
      <span className="min-w-0 flex-1 truncate tabular-nums">{count.toLocaleString("en")} recipients</span>
      {/* The focus target for a problem's path and for a closed dialog. */}
      <button id="recipient" type="button" onClick={onEdit} className={LINK}>
        Edit
      </button>
      <button type="button" onClick={onClear} className={LINK}>
        Clear
      </button>
    </div>
    <p className="field-note min-h-[1lh]">Each person gets the message alone and sees no one else.</p>
  </div>
);

const CHOICES = [
  { value: "one", name: "One person", mark: <User size="1rem" aria-hidden /> },
  { value: "many", name: "Many", mark: <Users size="1rem" aria-hidden /> },
] as const;

/** Whom the message goes to and what it replies to. */
export const SendToCard = memo(function SendToCard() {
  const store = useDraftStore();
  const ask = useAsk();
  const { control, setValue } = useEnvelope();
  const many = useWatch<Envelope, "many">({ control, name: "many" });
  const isSandbox = useSandbox();
  const isMany = many.numbers.length > 0;
  const [areNumbersOpen, setAreNumbersOpen] = useState(false);
  const clear = () => {
    setValue("many", NO_NUMBERS);
    store.focus("recipient");
  };
  return (
    <section className="card" aria-labelledby="card.send-to">
      <header className="card-head">
        <h2 id="card.send-to">Send to</h2>
        <Segmented
          label="Send to"
          name="send-to"
          value={isMany ? "many" : "one"}
          options={CHOICES}
          onChange={(chosen) => (chosen === "many" ? ask({ to: "many" }) : clear())}
        />
      </header>
      <div className="fields">
        {isMany ? (
          <ManyChosen count={many.numbers.length} onEdit={() => ask({ to: "many" })} onClear={clear} />
        ) : (
          <RecipientField />
        )}
        <ReplyField isToMany={isMany} />
        {isSandbox && (
          <details
            className="field-all text-note text-soft"
            onToggle={({ currentTarget }) => setAreNumbersOpen(currentTarget.open)}
          >
            <summary className="w-fit rounded-sm text-accent">Test numbers</summary>
            <Suspense>{areNumbersOpen && <SandboxNumbers />}</Suspense>
          </details>
        )}
      </div>
    </section>
  );
});
