"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { callApi } from "@/components/client/call-api";
import { accountEndpoints } from "@/lib/api/account";
import { isGranted, type Role } from "@/lib/api/role";

export type Gate = {
  /** What blocks a send: nothing, a sign-in, an ended session, or a role that may not send. */
  state: "open" | "sign-in" | "signed-out" | "viewer";
  /** It was just passed: the focus goes to what it guarded. */
  wasPassed: boolean;
  markSignedIn: () => void;
  markSignedOut: () => void;
};

function toState(role: Role | null): Gate["state"] {
  if (role === null) return "sign-in";
  return isGranted(role, "send") ? "open" : "viewer";
}

/**
 * Whether the visitor may send. `role`: as rendered. `wasIn`: somebody was signed in here before.
 */
export function useGate(role: Role | null, wasIn = false): Gate {
  const router = useRouter();
  const [learned, setLearned] = useState<Role | null | "unasked">(wasIn && role === null ? null : "unasked");
  return {
    state: learned === null ? "signed-out" : toState(learned === "unasked" ? role : learned),
    wasPassed: learned !== "unasked",
    markSignedIn: () => {
      const goOn = (now: Role) => {
        setLearned(now);
        // The page's head shows who is signed in; the form stays as it is.
        router.refresh();
      };
      // If the role is unknown, the server decides at the send.
      callApi(accountEndpoints.me).then(
        ({ role: now }) => goOn(now),
        () => goOn("sender"),
      );
    },
    markSignedOut: () => setLearned(null),
  };
}
