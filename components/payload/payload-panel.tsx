"use client";
import { Tabs } from "@base-ui/react/tabs";
import { memo, useState } from "react";
import { CopyButton } from "@/components/ui/copy-button";
import type { DraftMessage } from "@/lib/message/draft";
import { toMessage } from "@/lib/message/message";
import { toPayload } from "@/lib/message/payload";
import { formatCurl, formatFetch, formatJson, type SnippetTarget } from "@/lib/message/snippets";

const KEY = /("[a-z_]+")(?=: )/;
/** A list of 100 rows becomes a few dozen blocks, and a change redraws only one of them. */
const LINES = 24;

/** One line, its key in the accent colour. */
function Line({ text }: { text: string }) {
  const [before, key, after] = text.split(KEY);
  if (key === undefined) return text;
  return (
    <>
      {before}
      <span className="text-accent">{key}</span>
      {after}
    </>
  );
}

/** Memoized by its text: a key press redraws only the changed part of a long payload. */
const Block = memo(function Block({ text, hasKeys }: { text: string; hasKeys: boolean }) {
  if (!hasKeys) return <span className="block">{text}</span>;
  return (
    <span className="block">
      {text.split("\n").map((line, index) => (
        <span key={index}>
          {index > 0 && "\n"}
          <Line text={line} />
        </span>
      ))}
    </span>
  );
});

/** Splits text into blocks without their last line break, which a block adds itself when copied. */
function toBlocks(text: string): string[] {
  const lines = text.split("\n");
  return Array.from({ length: Math.ceil(lines.length / LINES) }, (_, block) =>
    lines.slice(block * LINES, (block + 1) * LINES).join("\n"),
  );
}

/** Code in a `pre`. `hasKeys`: JSON, whose keys are highlighted. */
const CodeLines = ({ text, hasKeys = false }: { text: string; hasKeys?: boolean }) =>
  toBlocks(text).map((block, index) => <Block key={index} text={block} hasKeys={hasKeys} />);

const FORMS = ["JSON", "curl", "fetch"] as const;
type Form = (typeof FORMS)[number];

type PayloadPanelProps = { draft: DraftMessage; endpoint: SnippetTarget; onCopied: () => void };

/** The draft as the request that would be sent, in three forms. */
export default function PayloadPanel({ draft, endpoint, onCopied }: PayloadPanelProps) {
  const [form, setForm] = useState<Form>("JSON");
  const payload = toPayload(toMessage(draft));
  const texts: Record<Form, string> = {
    JSON: formatJson(payload),
    curl: formatCurl(payload, endpoint),
    fetch: formatFetch(payload, endpoint),
  };
  return (
    <Tabs.Root
      render={<section aria-labelledby="payload-title" className="p-4 pt-3" />}
      value={form}
      onValueChange={(value: Form) => setForm(value)}
    >
      <h2 id="payload-title" className="sr-only">
        Payload
      </h2>
      <div className="mb-3 flex flex-wrap items-center justify-between gap-2">
        <Tabs.List aria-label="Payload format" className="segmented">
          {FORMS.map((name) => (
            <Tabs.Tab key={name} value={name} className="segmented-option">
              {name}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <CopyButton text={texts[form]} label={`Copy ${form}`} isIconOnly onCopy={onCopied} />
      </div>
      {FORMS.map((name) => (
        <Tabs.Panel key={name} value={name} tabIndex={-1}>
          <pre
            tabIndex={0}
            aria-label={name}
            dir="ltr"
            className="max-h-[max(12rem,40vh)] overflow-auto rounded-[10px] bg-sunk p-3.5 font-mono text-note/[1.1875rem] text-soft"
          >
            <CodeLines text={texts[name]} hasKeys={name === "JSON"} />
          </pre>
        </Tabs.Panel>
      ))}
    </Tabs.Root>
  );
}
