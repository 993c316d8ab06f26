"use client";

import { createRoot, type Root } from "react-dom/client";
import type { Role } from "@/lib/accounts/contract/role";
import type { DraftForm } from "@/lib/message/draft";
import { ShareDialog } from "./share-dialog";

/** For as long as the page stands. */
let root: Root | null = null;
let opened = 0;

/**
 * Opens the dialog that shares a draft as it stands now. It has a root of its own, so that the composer's first load and its drawing hold
 * nothing of it. `role`: of who looks; null for nobody.
 */
export function openShare(form: DraftForm, role: Role | null): void {
  root ??= createRoot(document.body.appendChild(document.createElement("div")));
  const now = root;
  const key = ++opened;
  const draft = structuredClone(form);
  const show = (isOpen: boolean) =>
    now.render(
      <ShareDialog key={key} form={draft} role={role} isOpen={isOpen} onClose={() => show(false)} />,
    );
  show(true);
}
