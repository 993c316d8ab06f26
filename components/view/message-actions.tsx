"use client";

import { LayoutGrid, PencilLine } from "lucide-react";
import { PlainLink } from "@/components/proof/plain-link";
import { useShareCode } from "@/components/proof/message/use-share-code";
import { CopyButton } from "@/components/ui/copy-button";
import type { DraftForm } from "@/lib/message/draft";
import { tidyDraft } from "@/lib/message/message";
import { toPayload } from "@/lib/message/payload";
import { formatShareFragment } from "@/lib/message/share/fragment";
import { formatJson } from "@/lib/message/snippets";

type MessageActionsProps = { form: DraftForm; code: string | null };

/** Where a shared message can go on from here. */
export function MessageActions({ form, code }: MessageActionsProps) {
  const share = useShareCode(form, code);
  const fragment = share.state === "code" ? formatShareFragment(share.code) : "";
  return (
    <div role="group" aria-label="Message" className="flex flex-wrap items-center gap-2">
      {fragment !== "" && (
        <>
          <PlainLink href={`/${fragment}`} look="button">
            <PencilLine size="0.9375rem" aria-hidden />
            Open in composer
          </PlainLink>
          <PlainLink href={`/proof${fragment}`} look="button">
            <LayoutGrid size="0.9375rem" aria-hidden />
            Proof sheet
          </PlainLink>
        </>
      )}
      <CopyButton text={formatJson(toPayload(tidyDraft(form)))} label="Copy JSON" words="Copy JSON" />
      {share.state === "none" && (
        <p className="basis-full text-note text-warn">
          It cannot be handed on to the composer: {share.why}. Copy its JSON and import that there.
        </p>
      )}
    </div>
  );
}
