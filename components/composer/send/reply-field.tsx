"use client";

import { Suspense, useEffect, useState } from "react";
import { useController, useWatch } from "react-hook-form";
import { type Envelope, useDraft, useDraftStore, useEnvelope } from "@/components/composer/use-draft";
import { fetchAhead } from "@/components/ui/fetch-ahead";
import { makeLazyModule, useLazyModule } from "@/components/ui/lazy-module";
import { lazyPart } from "@/components/ui/lazy-part";
import { useRecipientReading } from "./phones";
import { useDefaultCountry } from "./use-default-country";

const ReplyTargets = lazyPart(() => import("./reply-targets"), "Earlier messages");

const QUOTED = { words: "The message is quoted above yours", look: "text-faint" };
const replies = makeLazyModule(() => import("./describe-reply"));
fetchAhead(replies.load);

export function ReplyField({ isToMany }: { isToMany: boolean }) {
  const store = useDraftStore();
  const { control, setValue } = useEnvelope();
  const { field } = useController<Envelope, "replyTo">({ control, name: "replyTo" });
  const recipient = useWatch<Envelope, "recipient">({ control, name: "recipient" });
  const [country] = useDefaultCountry();
  const target = useRecipientReading(recipient, country);
  const digits = target?.state === "number" ? target.e164.slice(1) : null;
  const replyTo = field.value;
  const refused = useDraft(({ refusals }) => refusals.replyTo);
  // The ID parser loads when the page is idle, or with the first text.
  const reading = useLazyModule(replies);
  useEffect(() => {
    if (replyTo !== "") void replies.load().catch(() => undefined);
  }, [replyTo]);
  const { words, look } = reading?.describeReply(replyTo, digits) ?? QUOTED;
  const isRefused = isToMany && replyTo.trim() !== "";
  const refusal = isRefused ? "A reply goes to one person. " : refused;
  const [offer, setOffer] = useState<"none" | "shown" | "entered">("none");
  const stopOffering = () => setOffer("none");
  const returnToField = () => {
    store.focus("replyTo");
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
      onKeyDown={({ key, target: pressed }) => {
        if (key === "ArrowDown" && (pressed as Element).id === "replyTo") setOffer("entered");
        if (key === "Escape") stopOffering();
      }}
    >
      <div className="field-label">
        <label htmlFor="replyTo">Reply to message ID</label>
        <span className="field-optional">optional</span>
      </div>
      <div className="relative">
        <input
          {...field}
          id="replyTo"
          onChange={(event) => {
            field.onChange(event);
            stopOffering();
          }}
          onPaste={(event) => {
            const text = event.clipboardData.getData("text/plain");
            const id = reading?.findReplyTo(text) ?? text.trim();
            if (id === text.trim()) return;
            event.preventDefault();
            setValue("replyTo", id);
            stopOffering();
          }}
          dir="ltr"
          autoComplete="off"
          spellCheck={false}
          placeholder="wamid.…"
          aria-invalid={refusal !== undefined || undefined}
          aria-describedby="replyTo.note"
          className="input font-mono text-note text-ellipsis"
        />
        {offer !== "none" && target?.state === "number" && !isToMany && (
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
        className={`mt-1 min-h-[1lh] text-note break-words ${refusal === undefined ? look : "text-bad"}`}
      >
        {refusal ?? words}
        {isRefused && (
          <button type="button" onClick={() => setValue("replyTo", "")} className="rounded-sm underline">
            Clear the reply ID
          </button>
        )}
      </p>
    </div>
  );
}
