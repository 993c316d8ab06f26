"use client";

import { useSearchParams } from "next/navigation";

const format = (conversation: string | null, message?: string): string => {
  const words = new URLSearchParams();
  if (conversation !== null) words.set("conversation", conversation);
  if (message !== undefined) words.set("message", message);
  return words.size === 0 ? "/inbox" : `/inbox?${words}`;
};

/** Which conversation and message are open: only ids, no customer data. */
export function useInboxAddress() {
  const words = useSearchParams();
  const conversation = words?.get("conversation") ?? null;
  return {
    conversation,
    message: words?.get("message") ?? null,
    toAddress: format,
    open: (id: string | null, message?: string) => {
      const address = format(id, message);
      // Switching conversations replaces the entry, so that Back leads to the list.
      if (conversation !== null && id !== null) window.history.replaceState(null, "", address);
      else window.history.pushState(null, "", address);
    },
  };
}
export type InboxAddress = ReturnType<typeof useInboxAddress>;
