"use client";

import { useQueryClient } from "@tanstack/react-query";
import * as z from "zod/mini";
import { useApiForm } from "@/components/client/use-api-form";
import { FormFoot } from "@/components/client/request-state";
import { QUERY_KEYS } from "@/components/client/query-keys";
import { AreaField } from "@/components/ui/field";
import { Panel } from "@/components/ui/panel";
import { MAX_LISTED_RECIPIENTS, type Safety, sendingEndpoints } from "@/lib/api/safety";
import { callApi, toAskError } from "@/components/client/call-api";

/** Phone numbers as typed: one per line, or separated by commas or semicolons. */
export const toNumbers = (text: string): string[] =>
  text
    .split(/[\n,;]/)
    .map((line) => line.trim())
    .filter((line) => line !== "");

/** The server's errors about a list of numbers, each with its number. */
export function toListFault(fault: Error | null, list: string, numbers: readonly string[]) {
  const found = (toAskError(fault).problem?.errors ?? []).filter(({ path }) => path.split(".")[0] === list);
  if (found.length === 0) return undefined;
  return found
    .map(({ path, message }) => {
      const number = numbers[Number(path.split(".")[1] ?? Number.NaN)];
      return number === undefined ? message : `${number}: ${message}`;
    })
    .join(". ");
}

const numbersSchema = z.pipe(z.string(), z.transform(toNumbers));
const recipientsSchema = z.object({
  test_recipients: numbersSchema,
  is_limited: z.boolean(),
  allowed_recipients: numbersSchema,
});

const toFields = ({ test_recipients, is_limited, allowed_recipients }: Safety) => ({
  test_recipients: test_recipients.join("\n"),
  is_limited,
  allowed_recipients: allowed_recipients.join("\n"),
});

/** Needs the server's lists as `key`: the typed text starts from them. */
export function RecipientsPanel({ safety }: { safety: Safety }) {
  const client = useQueryClient();
  const form = useApiForm({
    schema: recipientsSchema,
    defaultValues: toFields(safety),
    ask: (body) => callApi(sendingEndpoints.change, { body }),
    onDone: (saved) => {
      client.setQueryData(QUERY_KEYS.safety, saved);
      form.reset(toFields(saved));
    },
    findFaults: (error, typed) => ({
      test_recipients: toListFault(error, "test_recipients", toNumbers(typed.test_recipients)),
      allowed_recipients: toListFault(error, "allowed_recipients", toNumbers(typed.allowed_recipients)),
    }),
  });
  const { test_recipients, is_limited, allowed_recipients } = form.values;
  const list = { dir: "ltr", inputMode: "tel", autoComplete: "off", spellCheck: false } as const;
  const toAside = (text: string) => `${toNumbers(text).length}/${MAX_LISTED_RECIPIENTS}`;
  return (
    <Panel title="Recipients" words="One number per line, starting with + and the country code.">
      <form {...form.props} onChange={form.forget} className="grid gap-2">
        <AreaField
          {...list}
          id="test-recipients"
          label="Test recipients"
          note="Your team’s phones. You can always send to them, and such sends are marked as tests."
          aside={toAside(test_recipients)}
          className="font-mono text-note"
          {...form.field("test_recipients")}
        />
        <label className="flex items-start gap-2.5 py-1">
          <input
            type="checkbox"
            className="mt-0.5 size-4 shrink-0 accent-accent"
            {...form.register("is_limited")}
          />
          <span>
            <span className="font-medium">Send to listed numbers only</span>
            <span className="block text-note text-faint">
              Only test recipients and the numbers below can receive messages.
            </span>
          </span>
        </label>
        <AreaField
          {...list}
          id="allowed-recipients"
          label="Allowed recipients"
          note={
            is_limited ? "The only customers who can receive messages" : "Not used until you switch it on"
          }
          aside={toAside(allowed_recipients)}
          className="font-mono text-note"
          {...form.field("allowed_recipients")}
        />
        <FormFoot form={form} verb="Save recipients" busy="Saving…" done="Saved" />
      </form>
    </Panel>
  );
}
