"use client";

import type { Role } from "@/lib/accounts/contract/role";
import type { Endpoint } from "@/lib/message/snippets";
import { Desk } from "./desk/desk";
import { useOpened } from "./opening/use-opened";

/** `role`: of who looks; null for nobody. */
type ComposerProps = { endpoint: Endpoint; isSandbox: boolean; role: Role | null };

/** The composer with the draft that this browser kept, or an empty one. The server knows none: its page waits for the browser's. */
export function Composer(props: ComposerProps) {
  "use no memo"; // Drawn twice: remembering would cost more bytes than it saves.
  const { wasKept, ...opened } = useOpened();
  // A kept draft is drawn anew, so that nothing moves; an empty one stays as the server drew it.
  const key = opened.link ? "linked" : wasKept ? "kept" : "new";
  return <Desk key={key} {...opened} {...props} />;
}
