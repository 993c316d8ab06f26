"use client";

import type { Endpoint } from "@/lib/message/snippets";
import { Desk } from "./desk/desk";
import { useOpened } from "./opening/use-opened";

type ComposerProps = { endpoint: Endpoint; isSandbox: boolean };

/** The composer with the draft that this browser kept, or an empty one. The server knows none: its page waits for the browser's. */
export function Composer(props: ComposerProps) {
  "use no memo"; // Drawn twice: remembering would cost more bytes than it saves.
  const { wasKept, ...opened } = useOpened();
  // A kept draft is drawn anew, so that nothing moves; an empty one stays as the server drew it.
  const key = opened.link ? "linked" : wasKept ? "kept" : "new";
  return <Desk key={key} {...opened} {...props} />;
}
