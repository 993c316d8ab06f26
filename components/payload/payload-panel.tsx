"use client";

import { Tabs } from "@base-ui/react/tabs";
import { useState } from "react";
import { CopyButton } from "@/components/ui/copy-button";
import type { DraftMessage } from "@/lib/message/draft";
import { tidyDraft } from "@/lib/message/message";
import { toPayload } from "@/lib/message/payload";
import { type Endpoint, formatCurl, formatFetch, formatJson } from "@/lib/message/snippets";
import { CodeLines } from "./code-lines";
import { ExportButton } from "./export/export-button";

const FORMS = ["JSON", "curl", "fetch"] as const;
type Form = (typeof FORMS)[number];

type PayloadPanelProps = { draft: DraftMessage; endpoint: Endpoint; onCopied: () => void };

/** The draft as the request that would leave, in three forms. */
export default function PayloadPanel({ draft, endpoint, onCopied }: PayloadPanelProps) {
  const [form, setForm] = useState<Form>("JSON");
  const payload = toPayload(tidyDraft(draft));
  const texts: Record<Form, string> = {
    JSON: formatJson(payload),
    curl: formatCurl(payload, endpoint),
    fetch: formatFetch(payload, endpoint),
  };
  return (
    <Tabs.Root
      render={<section aria-labelledby="payload-title" />}
      value={form}
      onValueChange={(value: Form) => setForm(value)}
    >
      <div className="mb-2 flex items-center justify-between gap-2">
        <h2 id="payload-title" className="text-label font-semibold">
          Payload
        </h2>
        <ExportButton {...{ draft, endpoint, onCopied }} />
      </div>
      <div className="mb-3 flex flex-wrap items-center justify-between gap-2">
        <Tabs.List
          aria-label="Form of the payload"
          className="inline-flex gap-0.5 rounded-[10px] bg-sunk p-[3px]"
        >
          {FORMS.map((name) => (
            <Tabs.Tab
              key={name}
              value={name}
              className="min-h-[1.625rem] rounded-[7px] px-2.5 text-label font-medium text-soft data-active:bg-panel data-active:text-ink data-active:shadow-sm"
            >
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
            className="max-h-[60vh] overflow-auto rounded-[10px] bg-sunk p-3.5 font-mono text-note/[1.1875rem] text-soft"
          >
            <CodeLines text={texts[name]} hasKeys={name === "JSON"} />
          </pre>
        </Tabs.Panel>
      ))}
    </Tabs.Root>
  );
}
