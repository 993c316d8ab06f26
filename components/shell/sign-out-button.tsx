"use client";

import { useState } from "react";

/** The API code loads on press: few pages are left this way. */
async function signOut() {
  const [{ callApi }, { accountEndpoints, CURRENT_SESSION }] = await Promise.all([
    import("@/components/client/call-api"),
    import("@/lib/api/account"),
  ]);
  return callApi(accountEndpoints.endSession, { params: { id: CURRENT_SESSION } });
}

/** Ends this browser's session and loads the page again. */
export function SignOutButton({ className }: { className: string }) {
  const [words, setWords] = useState("Sign out");
  const leave = () => {
    setWords("Signing out…");
    signOut().then(
      () => window.location.assign(new URL("/", window.location.href)),
      () => setWords("Couldn’t sign out. Try again"),
    );
  };
  return (
    <button type="button" aria-live="polite" onClick={leave} className={className}>
      {words}
    </button>
  );
}
