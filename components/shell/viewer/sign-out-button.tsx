"use client";

import { useState } from "react";

/** What asks the server comes with the press: few pages are left this way. */
const signOut = async () => (await import("@/components/account/requests/sign-in-requests")).postSignOut();

/** Ends this browser's session and begins the page anew. */
export function SignOutButton({ className }: { className: string }) {
  "use no memo"; // Drawn once: remembering would cost more bytes than it saves.
  const [words, setWords] = useState("Sign out");
  const leave = () => {
    setWords("Signing out…");
    signOut().then(
      () => window.location.assign(new URL("/", window.location.href)),
      () => setWords("Not signed out: try again"),
    );
  };
  return (
    <button type="button" aria-live="polite" onClick={leave} className={className}>
      {words}
    </button>
  );
}
