"use client";

import { QueryDesk } from "@/components/requests/query-desk";
import { SignInSteps } from "./sign-in-steps";

/** What came after the address's “#” goes along, as the browser would take it: a link to a message has its secret there. */
const goOn = (next: string) => {
  const { hash, href } = window.location;
  window.location.assign(new URL(next.includes("#") ? next : next + hash, href));
};

/** Signs in and goes on to `next`, a path that was looked at. */
export function SignInDesk({ next }: { next: string }) {
  return (
    <QueryDesk>
      <div className="rounded-xl border border-line bg-panel p-5">
        <SignInSteps onSignedIn={() => goOn(next)} />
      </div>
    </QueryDesk>
  );
}
