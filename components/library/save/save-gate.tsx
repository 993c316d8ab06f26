import { SignInSteps } from "@/components/account/sign-in/sign-in-steps";
import { QueryDesk } from "@/components/requests/query-desk";
import type { Gate } from "@/components/sending/gate/use-gate";
import { Notice } from "@/components/ui/notice";

export const GATE_TITLES = { "sign-in": "Sign in to save", viewer: "Saving needs a sender" } as const;

/** What is needed before a message can be saved, where it can be had. The draft stays as it is. */
export function SaveGate({ gate }: { gate: Gate }) {
  if (gate.state === "sign-in")
    return (
      <QueryDesk>
        <SignInSteps takesFocus onSignedIn={gate.hearSignedIn} />
      </QueryDesk>
    );
  return (
    <Notice look="open" title="You are signed in as a viewer">
      <p>
        A viewer looks into the library and saves nothing there. Ask an owner to make you a sender, then try
        again.
      </p>
    </Notice>
  );
}
