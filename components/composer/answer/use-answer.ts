"use client";

import { useEffect } from "react";
import type { Role } from "@/lib/accounts/contract/role";
import { isTyping } from "@/components/ui/is-typing";
import type { Answering } from "./begin-answer";

const load = () => import("./begin-answer");
const isAsked = (): boolean => /[#&](to|re)=/.test(location.hash);

/**
 * Answers a customer from a link ("#to=…&re=…") or a message ID that is pasted anywhere beside the fields. Both are a customer's: they stand
 * in the fields only, and a link is followed for those who are signed in.
 */
export function useAnswer(role: Role | null, answering: Answering): void {
  "use no memo"; // It listens anew with every drawing: remembering would only cost bytes.
  useEffect(() => {
    const follow = () => {
      if (!isAsked()) return;
      if (role) void load().then(({ beginFromAddress }) => beginFromAddress(answering));
      else location.replace(`/sign-in${location.hash}`);
    };
    const paste = (event: ClipboardEvent) => {
      const text = event.clipboardData?.getData("text/plain") ?? "";
      if (!isTyping(event) && /^\s*wamid\./.test(text))
        void load().then(({ beginFromPaste }) => beginFromPaste(text, answering));
    };
    follow();
    window.addEventListener("hashchange", follow);
    document.addEventListener("paste", paste);
    return () => {
      window.removeEventListener("hashchange", follow);
      document.removeEventListener("paste", paste);
    };
  });
}
