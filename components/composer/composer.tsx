"use client";

import { useCallback, useState } from "react";
import { FormProvider, type Resolver, useForm } from "react-hook-form";
import { fetchAhead } from "@/components/ui/fetch-ahead";
import type { Role } from "@/lib/api/role";
import type { SnippetTarget } from "@/lib/message/snippets";
import { ComposerPage } from "./composer-page";
import { createDraftStore } from "./draft-store";
import { DraftContext, type Envelope, NO_NUMBERS, SandboxContext } from "./use-draft";

/** Validation loads when the page is idle, and the first send needs it. */
const loadResolver = async () => (await import("./envelope-schema")).resolveEnvelope;
fetchAhead(loadResolver);

/** If validation can't load, accept everything: the message's own checks repeat it. */
const resolve: Resolver<Envelope> = async (values, context, options) => {
  try {
    return await (
      await loadResolver()
    )(values, context, options);
  } catch {
    return { values, errors: {} };
  }
};

type ComposerProps = {
  endpoint: SnippetTarget;
  isSandbox: boolean;
  /** The viewer's; null if signed out. */
  role: Role | null;
  /** The browser has no draft, so the first paint needn't wait for it. */
  isFirstVisit: boolean;
};

/** One draft: its message in a store, and its recipient in a separate form. */
export function Composer({ isSandbox, ...page }: ComposerProps) {
  const [store] = useState(() => createDraftStore());
  const resolver = useCallback<Resolver<Envelope>>((...asked) => resolve(...asked), []);
  const envelope = useForm<Envelope>({
    ...{ defaultValues: { recipient: "", replyTo: "", many: NO_NUMBERS }, resolver, shouldFocusError: false },
  });
  return (
    <SandboxContext value={isSandbox}>
      <DraftContext value={store}>
        <FormProvider {...envelope}>
          <ComposerPage {...page} />
        </FormProvider>
      </DraftContext>
    </SandboxContext>
  );
}
