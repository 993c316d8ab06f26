import type { DraftForm } from "@/lib/message/draft";

/** What a form's reader makes of its JSON; `why`, in words: the message is of a kind that Menuet does not have. */
export type Opened = { draft: DraftForm } | { why: string };
