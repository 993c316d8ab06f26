import { Notice } from "@/components/ui/notice";
import { Button } from "@/components/ui/button";
import type { Problem } from "@/lib/http/contract/problem";
import type { BatchAnswer } from "@/components/batch/batch-request";

type RefusalProps = { answer: BatchAnswer; recipients: readonly string[]; onAskAgain: () => void };

/** What the server found, with the number that it found it about. */
function Faults({ problem, recipients }: { problem: Problem; recipients: readonly string[] }) {
  if (!problem.errors) return null;
  return (
    <ul className="list-disc ps-5">
      {problem.errors.map(({ path, message }) => {
        const number = recipients[Number(/^recipients\.(\d+)$/.exec(path)?.[1])];
        return <li key={path + message}>{number === undefined ? message : `${number}: ${message}`}</li>;
      })}
    </ul>
  );
}

/** Why no batch was made, and the way on. */
export function BatchRefusal({ answer, recipients, onAskAgain }: RefusalProps) {
  if (answer.kind === "batch") return null;
  const isProblem = answer.kind === "refused";
  // Asked for again under the same key: it is one order, however often it is asked for.
  return (
    <Notice
      look={isProblem ? "bad" : "open"}
      title={isProblem ? answer.problem.title : "Menuet's server did not answer"}
    >
      <p>
        {isProblem
          ? answer.problem.detail
          : "The network or the server may be down. Asking again is safe: each person gets it once at most."}
      </p>
      {isProblem && <Faults problem={answer.problem} recipients={recipients} />}
      <div>
        <Button onClick={onAskAgain}>{isProblem ? "Try again" : "Ask again"}</Button>
      </div>
    </Notice>
  );
}
