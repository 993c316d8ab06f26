"use client";

import { startTransition, useEffect, useState } from "react";
import { readViewMessage, type ViewMessage } from "./view-message";

/** The message in the page's address, null until it is read; it follows the address. */
export function useViewMessage(): ViewMessage | null {
  const [message, setMessage] = useState<ViewMessage | null>(null);
  useEffect(() => {
    let turn = 0;
    const read = async () => {
      turn += 1;
      const own = turn;
      const found = await readViewMessage(location.hash);
      // Only the last reading counts: a link may take longer to read than the one that came after it.
      if (own === turn) startTransition(() => setMessage(found));
    };
    void read();
    window.addEventListener("hashchange", read);
    return () => {
      turn = -1;
      window.removeEventListener("hashchange", read);
    };
  }, []);
  return message;
}
