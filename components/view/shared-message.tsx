"use client";

import type { ReactNode } from "react";
import { toMessageName } from "@/components/proof/message/proof-message";
import { toContentHash } from "@/lib/message/content-hash";
import type { DraftForm } from "@/lib/message/draft";
import { tidyDraft } from "@/lib/message/message";
import { MessageActions } from "./message-actions";
import { MessageRehearsal } from "./message-rehearsal";

type SharedMessageProps = {
  form: DraftForm;
  /** The share code that the message came by; null where it is kept on the server. */
  code: string | null;
  /** What is known about a message that is kept on the server. */
  children?: ReactNode;
};

/** One message to look at and to rehearse, with nothing of whoever shared it. */
export function SharedMessage({ form, code, children }: SharedMessageProps) {
  return (
    <div className="mx-auto grid max-w-[56rem] items-start gap-x-10 gap-y-5 p-4 medium:grid-cols-[minmax(0,404px)_minmax(0,1fr)] medium:p-6">
      <div className="grid gap-1 medium:col-start-2">
        <h1 className="text-label font-medium text-soft">Shared message</h1>
        <p dir="auto" className="line-clamp-2 text-title font-semibold tracking-tight break-words">
          {toMessageName(form)}
        </p>
        <p className="text-note text-faint">
          Content <span className="font-mono">{toContentHash(tidyDraft(form))}</span>: whoever reads the same
          digits looks at the same message.
        </p>
      </div>
      <div className="min-w-0 medium:sticky medium:top-20 medium:col-start-1 medium:row-span-2 medium:row-start-1">
        <MessageRehearsal form={form} />
      </div>
      <div className="grid min-w-0 gap-6 medium:col-start-2">
        <MessageActions form={form} code={code} />
        {children}
      </div>
    </div>
  );
}
