"use client";

import { useEnvelope } from "@/components/composer/use-draft";
import { SANDBOX_NUMBERS } from "@/lib/message/sandbox-numbers";

/** The sandbox's numbers that don't simply succeed; choosing one fills it in. */
export default function SandboxNumbers() {
  const { setValue } = useEnvelope();
  return (
    <>
      <p className="mt-2">Every number is accepted, except these:</p>
      <ul className="mt-1 grid gap-0.5">
        {SANDBOX_NUMBERS.map(({ number, does }) => (
          <li key={number} className="grid grid-cols-[7.5rem_minmax(0,1fr)] items-baseline gap-3">
            <button
              type="button"
              onClick={() => setValue("recipient", number)}
              className="min-h-6 text-start font-mono text-accent hover:underline"
            >
              {number}
            </button>
            {does}
          </li>
        ))}
      </ul>
    </>
  );
}
