import { ExternalLink } from "lucide-react";
import { useId } from "react";
import { Button } from "@/components/ui/button";
import { countRows, type DraftForm } from "@/lib/message/draft";
import type { Example } from "@/lib/message/examples/example";

const plural = (count: number, noun: string) => `${count} ${noun}${count === 1 ? "" : "s"}`;

/** What a message is made of, in a few words. */
function toFacts({ kind, sections }: DraftForm): string {
  switch (kind) {
    case "audio":
      return "Audio";
    case "list":
      return `${plural(sections.length, "section")}, ${plural(countRows(sections), "row")}`;
    default:
      return kind satisfies never;
  }
}

type ExampleCardProps = {
  example: Example;
  /** Its proof sheet's address; undefined while it is made. */
  proofLink: string | undefined;
  onOpen: () => void;
};

/** One example: its name, what it is for, how its text begins, and the two places it can be opened in. */
export function ExampleCard({ example, proofLink, onOpen }: ExampleCardProps) {
  const { name, purpose, form } = example;
  const nameId = useId();
  return (
    <article
      aria-labelledby={nameId}
      className="flex min-w-0 flex-col gap-2 rounded-xl border border-line p-4 pb-3"
    >
      <div className="flex items-baseline gap-3">
        <h4 id={nameId} className="min-w-0 flex-1 font-semibold break-words">
          {name}
        </h4>
        <span className="shrink-0 text-note text-faint tabular-nums">{toFacts(form)}</span>
      </div>
      <p className="text-note text-soft">{purpose}</p>
      <div className="h-13 rounded-lg bg-sunk px-3 py-2 text-note text-soft">
        <p dir="auto" className="line-clamp-2 break-words">
          {form.kind === "audio" ? form.audioUrl : form.body}
        </p>
      </div>
      <div className="mt-auto flex items-center gap-1 pt-1">
        <Button className="h-8" aria-describedby={nameId} onClick={onOpen}>
          Open
        </Button>
        <a
          href={proofLink}
          target="_blank"
          rel="noreferrer"
          title="Opens in a new tab"
          aria-describedby={nameId}
          className="inline-flex h-8 items-center gap-1.5 rounded-lg px-2.5 font-medium text-accent transition-colors duration-150 hover:bg-accent-wash"
        >
          Proof sheet
          <ExternalLink size="0.8125rem" aria-hidden />
        </a>
      </div>
    </article>
  );
}
