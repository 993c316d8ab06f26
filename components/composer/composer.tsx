"use client";

import { useCallback, useState } from "react";
import { FormProvider, type Resolver, useForm } from "react-hook-form";
import { fetchAhead } from "@/components/ui/fetch-ahead";
import type { Role } from "@/lib/api/role";
import type { SnippetTarget } from "@/lib/message/snippets";
import { ComposerPage } from "./composer-page";
import { createDraftStore } from "./draft-store";
import { DraftContext, type Envelope, NO_NUMBERS, SandboxContext } from "./use-draft";

/**
 * What knows numbers and rules comes while the page is idle, and is needed when a send is first
 * asked for.
 */
const loadResolver = async () => (await import("./envelope-schema")).resolveEnvelope;
fetchAhead(loadResolver);

/** Without it nothing is refused here: what stops a send is found once more with the message. */
const resolve: Resolver<Envelope> = async (values, context, options) => {
  try {
    return await (
      await loadResolver()
    )(values, context, options);
  } catch {
    return { values, errors: {} };
  }
};

/** `role`: of who looks; null for nobody. */
type ComposerProps = { endpoint: SnippetTarget; isSandbox: boolean; role: Role | null };

/**
 * The composer around one draft: the message in its store, and whom it goes to in a form of its
 * own.
 */
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
