"use client";

import { QueryDesk } from "@/components/requests/query-desk";
import { SignInSteps } from "./sign-in-steps";

/** Signs in and goes on to `next`, a path that was looked at. What the address carries in its fragment goes along, unseen by the server. */
export function SignInDesk({ next }: { next: string }) {
  return (
    <QueryDesk>
      <div className="rounded-xl border border-line bg-panel p-5">
        <SignInSteps
          onSignedIn={() =>
            window.location.assign(new URL(next + window.location.hash, window.location.href))
          }
        />
      </div>
    </QueryDesk>
  );
}
