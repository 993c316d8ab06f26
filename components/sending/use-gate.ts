"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { callApi } from "@/components/client/call-api";
import { accountEndpoints } from "@/lib/api/account";
import { isGranted, type Role } from "@/lib/api/role";

export type Gate = {
  /**
   * What stands before a send: nothing, a sign-in, one again since the session ended, or a role
   * that may not send.
   */
  state: "open" | "sign-in" | "signed-out" | "viewer";
  /** It was passed just now: the focus goes to what it led to. */
  wasPassed: boolean;
  hearSignedIn: () => void;
  hearSignedOut: () => void;
};

function toState(role: Role | null): Gate["state"] {
  if (role === null) return "sign-in";
  return isGranted(role, "send") ? "open" : "viewer";
}

/**
 * Whether who looks may send. `role`: as the server drew the page; what happens on the page since
 * counts more. `wasIn`: somebody was signed in here before.
 */
export function useGate(role: Role | null, wasIn = false): Gate {
  const router = useRouter();
  const [learned, setLearned] = useState<Role | null | "unasked">(wasIn && role === null ? null : "unasked");
  return {
    state: learned === null ? "signed-out" : toState(learned === "unasked" ? role : learned),
    wasPassed: learned !== "unasked",
    hearSignedIn: () => {
      const goOn = (now: Role) => {
        setLearned(now);
        // The page's head says who it is; the form stays as it is.
        router.refresh();
      };
      // Where the role is not known, the server says at the send whether it may be.
      callApi(accountEndpoints.me).then(
        ({ role: now }) => goOn(now),
        () => goOn("sender"),
      );
    },
    hearSignedOut: () => setLearned(null),
  };
}
