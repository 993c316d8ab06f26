import type { DraftForm } from "@/lib/message/draft";
import { formatShareFragment } from "@/lib/message/share/fragment";
import { formatShareCode } from "@/lib/message/share/share-code";
import type { Offers } from "./offers";

/** Puts a message into the composer: the one on this page, else the composer's own page, which gets it as a link. */
export async function openMessage({ open }: Offers, name: string, message: DraftForm): Promise<void> {
  if (open) return open(name, message);
  const writing = await formatShareCode(message);
  window.location.assign(
    new URL(writing.ok ? `/${formatShareFragment(writing.code)}` : "/", window.location.href),
  );
}
