import { Notice } from "@/components/ui/notice";
import type { AskError } from "@/components/requests/ask-server";
import { formatExactClock } from "@/components/time/times";
import { Button } from "@/components/ui/button";

type ListFaultProps = {
  fault: AskError;
  /** When what is on the page was so, epoch ms; 0 where nothing is. */
  askedAt: number;
  onAskAgain: () => void;
};

/** Why the list cannot be brought up to date, and the way out. What was there stays there. */
export function ListFault({ fault, askedAt, onAskAgain }: ListFaultProps) {
  const { problem } = fault;
  return (
    <div role="alert">
      <Notice
        look={problem ? "bad" : "open"}
        title={problem?.title ?? "Menuet's server does not answer just now"}
      >
        <p>
          {problem?.detail ?? "Menuet asks on by itself."}
          {askedAt > 0 && ` What you see is as it was at ${formatExactClock(askedAt)}.`}
        </p>
        <div>
          <Button onClick={onAskAgain}>Ask again</Button>
        </div>
      </Notice>
    </div>
  );
}
