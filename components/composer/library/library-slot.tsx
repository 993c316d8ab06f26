"use client";

import { useCallback } from "react";
import { useFormContext } from "react-hook-form";
import { useComposerDesk } from "@/components/composer/composer-context";
import { hearChanges } from "@/components/composer/fields/form-changes";
import { nameChange } from "@/components/composer/history/history-port";
import { LibraryLine } from "@/components/library/save/library-line";
import type { Role } from "@/lib/accounts/contract/role";
import { type Content, toContent, toDraft } from "@/lib/message/content";
import { type DraftForm, isBlank } from "@/lib/message/draft";

/** The library's line over the fields of one draft. */
export function LibrarySlot({ role }: { role: Role | null }) {
  const { control, getValues, reset } = useFormContext<DraftForm>();
  const { port } = useComposerDesk();
  const subscribe = useCallback((hear: () => void) => hearChanges({ control }, hear), [control]);
  const getContent = useCallback(() => toContent(getValues()), [getValues]);
  const isDraftBlank = useCallback(() => isBlank(getValues()), [getValues]);
  const take = (content: Content) => {
    const { recipient, replyTo } = getValues();
    nameChange(port, "The library's version taken");
    reset({ ...toDraft(content), recipient, replyTo });
  };
  return (
    <LibraryLine
      role={role}
      subscribe={subscribe}
      getContent={getContent}
      isBlank={isDraftBlank}
      onTake={take}
    />
  );
}
