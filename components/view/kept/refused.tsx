import { PlainLink } from "@/components/proof/plain-link";
import type { AskError } from "@/components/requests/ask-server";
import { toFaultTitle, toFaultWords } from "@/components/requests/fault-words";
import { Button } from "@/components/ui/button";
import { Aside } from "@/components/view/aside";

/** Why the server did not give the message, and the ways out. Where it said no for good, asking again is none. */
export function Refused({ fault, onAskAgain }: { fault: AskError; onAskAgain: () => void }) {
  return (
    <Aside title={toFaultTitle(fault)} words={toFaultWords(fault)}>
      {fault.problem?.status !== 404 && <Button onClick={onAskAgain}>Try again</Button>}
      <PlainLink href="/" look="button">
        Open the composer
      </PlainLink>
    </Aside>
  );
}
