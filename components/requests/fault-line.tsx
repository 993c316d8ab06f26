import type { AskError } from "./ask-server";
import { toFaultTitle, toFaultWords } from "./fault-words";

/** Why something that was asked for was not done. Where what is wrong stands at its field, nothing is said twice. */
export function FaultLine({ fault, isAtField = false }: { fault: AskError | null; isAtField?: boolean }) {
  if (!fault || isAtField) return null;
  return (
    <p role="alert" data-fault tabIndex={-1} className="rounded-sm text-note break-words text-bad">
      {toFaultTitle(fault)}. {toFaultWords(fault)}
    </p>
  );
}
