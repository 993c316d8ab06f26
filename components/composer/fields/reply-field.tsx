"use client";

import { lazy, Suspense, useState } from "react";
import { useFormContext } from "react-hook-form";
import { useRecipientReading } from "@/components/composer/recipient/phones";
import { useDefaultCountry } from "@/components/composer/recipient/use-default-country";
import { useComposerDesk } from "@/components/composer/composer-context";
import type { DraftForm } from "@/lib/message/draft";
import { readWamid, type WamidReading } from "@/lib/whatsapp/wamid";
import { useFormValue } from "./form-changes";

const ReplyTargets = lazy(() => import("@/components/composer/reply/reply-targets"));

const WHOSE = { inbound: "Written by", outbound: "Sent to" };

function describe(reading: WamidReading, recipientDigits: string | null): { words: string; look: string } {
  switch (reading.state) {
    case "empty":
      return { words: "The message is quoted above yours", look: "text-faint" };
    case "cannot tell":
      return { words: "Whose message this is cannot be told from it", look: "text-warn" };
    case "read": {
      const who = reading.phone ? `+${reading.phone}` : reading.user;
      const whose = `${reading.direction ? WHOSE[reading.direction] : "Of"} ${who}`;
      const differs = reading.phone !== null && recipientDigits !== null && reading.phone !== recipientDigits;
      return differs
        ? { words: `${whose}, another number than the recipient`, look: "text-warn" }
        : { words: whose, look: "text-faint" };
    }
    default:
      return reading satisfies never;
  }
}

export function ReplyField() {
  "use no memo"; // register() must run on every render: the form forgets its fields when it is reset.
  const { register, setValue, setFocus } = useFormContext<DraftForm>();
  const { refusals, several } = useComposerDesk();
  const [country] = useDefaultCountry();
  const replyTo = useFormValue((form) => form.replyTo);
  const recipient = useFormValue((form) => form.recipient);
  const target = useRecipientReading(recipient, country);
  const digits = target?.state === "number" ? target.e164.slice(1) : null;
  const { words, look } = describe(readWamid(replyTo), digits);
  const isToSeveral = several.numbers.length > 0 && replyTo.trim() !== "";
  const refusal = isToSeveral ? "A reply goes to one person. " : refusals.replyTo;
  const [offer, setOffer] = useState<"none" | "shown" | "entered">("none");
  const stopOffering = () => setOffer("none");
  const returnToField = () => {
    setFocus("replyTo");
    stopOffering();
  };
  return (
    <div
      className="min-w-0"
      onFocus={({ target: { id }, relatedTarget, currentTarget }) => {
        if (id === "replyTo" && replyTo === "" && !currentTarget.contains(relatedTarget)) setOffer("shown");
      }}
      onBlur={({ relatedTarget, currentTarget }) => {
        if (!currentTarget.contains(relatedTarget)) stopOffering();
      }}
      onKeyDown={({ key, target }) => {
        if (key === "ArrowDown" && (target as Element).id === "replyTo") setOffer("entered");
        if (key === "Escape") stopOffering();
      }}
    >
      <div className="mb-1.5 flex justify-between text-label">
        <label htmlFor="replyTo" className="font-medium">
          Reply to message ID
        </label>
        <span className="text-faint">optional</span>
      </div>
      <div className="relative">
        <input
          {...register("replyTo", { onChange: stopOffering })}
          id="replyTo"
          dir="ltr"
          autoComplete="off"
          spellCheck={false}
          placeholder="wamid.…"
          aria-invalid={refusal !== undefined || undefined}
          aria-describedby="replyTo.note"
          className="h-9 w-full rounded-lg border border-line bg-panel px-3 font-mono text-note text-ellipsis transition-colors duration-150 hover:border-control focus:border-accent aria-invalid:border-bad"
        />
        {offer !== "none" && target?.state === "number" && several.numbers.length === 0 && (
          <Suspense>
            <ReplyTargets
              recipient={target.e164}
              isEntered={offer === "entered"}
              onChoose={(messageId) => {
                setValue("replyTo", messageId);
                returnToField();
              }}
              onLeave={returnToField}
            />
          </Suspense>
        )}
      </div>
      <p
        id="replyTo.note"
        className={`mt-1 min-h-[1lh] text-note break-words ${refusal ? "text-bad" : look}`}
      >
        {refusal ?? words}
        {isToSeveral && (
          <button type="button" onClick={() => setValue("replyTo", "")} className="rounded-sm underline">
            Clear the reply ID
          </button>
        )}
      </p>
    </div>
  );
}
