"use client";

import { type FormEvent, useState } from "react";
import { FaultLine } from "@/components/requests/fault-line";
import { Button } from "@/components/ui/button";
import { AreaField } from "@/components/ui/form/field";
import { useFaultFocus } from "@/components/ui/form/use-fault-focus";
import { Panel } from "@/components/ui/page/panel";
import { MAX_LISTED_RECIPIENTS, type Safety } from "@/lib/outbox/contract/safety";
import { toListFault, toNumbers } from "./number-lines";
import { useSafetyChange } from "./use-safety";

/** Draw it anew, by its `key`, where the server's lists change: what is typed begins from them. */
export function RecipientsPanel({ safety }: { safety: Safety }) {
  const { change, isPending, isSaved, fault, reset } = useSafetyChange();
  const [tests, setTests] = useState(safety.test_recipients.join("\n"));
  const [allowed, setAllowed] = useState(safety.allowed_recipients.join("\n"));
  const [isLimited, setIsLimited] = useState(safety.is_limited);
  const form = useFaultFocus(fault);
  const [testNumbers, allowedNumbers] = [toNumbers(tests), toNumbers(allowed)];
  const atTests = toListFault(fault, "test_recipients", testNumbers);
  const atAllowed = toListFault(fault, "allowed_recipients", allowedNumbers);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isPending) return;
    change(
      { test_recipients: testNumbers, is_limited: isLimited, allowed_recipients: allowedNumbers },
      {
        onSuccess: (kept) => {
          setTests(kept.test_recipients.join("\n"));
          setAllowed(kept.allowed_recipients.join("\n"));
        },
      },
    );
  };
  const list = { dir: "ltr", inputMode: "tel", autoComplete: "off", spellCheck: false } as const;
  const toAside = ({ length }: string[]) => `${length}/${MAX_LISTED_RECIPIENTS}`;
  return (
    <Panel title="Recipients" words="One number a line, in any spelling that begins with + and the country.">
      <form ref={form} onSubmit={submit} onChange={reset} className="grid gap-2">
        <AreaField
          {...list}
          id="test-recipients"
          label="Test recipients"
          note="Colleagues' phones. Sending to them alone is marked as a test, and they can always be sent to."
          aside={toAside(testNumbers)}
          fault={atTests}
          value={tests}
          onChange={({ target }) => setTests(target.value)}
          className="font-mono text-note"
        />
        <label className="flex items-start gap-2.5 py-1">
          <input
            type="checkbox"
            checked={isLimited}
            onChange={({ target }) => setIsLimited(target.checked)}
            className="mt-0.5 size-4 shrink-0 accent-accent"
          />
          <span>
            <span className="font-medium">Send to listed numbers only</span>
            <span className="block text-note text-faint">
              Every other recipient is refused: test recipients and the list below are all there is.
            </span>
          </span>
        </label>
        <AreaField
          {...list}
          id="allowed-recipients"
          label="Allowed recipients"
          note={isLimited ? "The only customers who can be sent to" : "Has no effect until it is switched on"}
          aside={toAside(allowedNumbers)}
          fault={atAllowed}
          value={allowed}
          onChange={({ target }) => setAllowed(target.value)}
          className="font-mono text-note"
        />
        <FaultLine fault={fault} isAtField={atTests !== undefined || atAllowed !== undefined} />
        <div className="flex items-center gap-3">
          <Button type="submit" aria-disabled={isPending}>
            {isPending ? "Saving…" : "Save recipients"}
          </Button>
          <p role="status" className="text-note text-accent">
            {isSaved && "Saved"}
          </p>
        </div>
      </form>
    </Panel>
  );
}
