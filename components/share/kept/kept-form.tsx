"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useId, useState } from "react";
import { toAskError } from "@/components/requests/ask-server";
import { FaultLine } from "@/components/requests/fault-line";
import { LinkField } from "@/components/share/link-field";
import { LINKS_KEY, postLink } from "@/components/share/share-requests";
import { Moment } from "@/components/time/moment";
import { Button } from "@/components/ui/button";
import { ChoiceField } from "@/components/ui/form/field";
import type { DraftForm } from "@/lib/message/draft";
import { toContent } from "@/lib/message/content";
import type { LinkOrder } from "@/lib/sharing/contract/link";

const EXPIRIES = [
  { value: "1", name: "In a day", days: 1 },
  { value: "7", name: "In 7 days", days: 7 },
  { value: "30", name: "In 30 days", days: 30 },
  { value: "90", name: "In 90 days", days: 90 },
] as const;
type Expiry = (typeof EXPIRIES)[number]["value"];

/** Keeps the draft as it is now under a link, whose address is told this once. */
export function KeptForm({ form }: { form: DraftForm }) {
  const client = useQueryClient();
  const id = useId();
  const [expiry, setExpiry] = useState<Expiry>("7");
  const make = useMutation({
    mutationFn: (order: LinkOrder) => postLink(order),
    retry: false,
    onSuccess: () => client.invalidateQueries({ queryKey: LINKS_KEY }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const days = EXPIRIES.find(({ value }) => value === expiry)?.days ?? 7;
    if (!make.isPending) make.mutate({ content: toContent(form), days });
  };
  return (
    <>
      <form onSubmit={submit} aria-label="New kept link" className="flex flex-wrap items-end gap-x-3 gap-y-2">
        <div className="w-40">
          <ChoiceField
            id={`${id}-expiry`}
            label="Expires"
            value={expiry}
            options={EXPIRIES}
            onChange={setExpiry}
          />
        </div>
        {/* Level with the field, under which there is room for a note. */}
        <div className="mb-5.5">
          <Button type="submit" aria-disabled={make.isPending}>
            {make.isPending ? "Making it…" : "Make kept link"}
          </Button>
        </div>
      </form>
      <FaultLine fault={make.error ? toAskError(make.error) : null} />
      <div role="status">
        {make.data && (
          <div className="grid gap-2 rounded-[10px] border border-line p-3">
            <p className="text-note text-soft">
              Shown this once: copy it now. It opens until <Moment time={make.data.expires_at} />, and always
              shows the message as it is now.
            </p>
            <LinkField label="Kept link" link={make.data.url} />
          </div>
        )}
      </div>
    </>
  );
}
