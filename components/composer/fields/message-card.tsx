"use client";

import { memo, Suspense } from "react";
import { useContent, useDraftStore } from "@/components/composer/use-draft";
import { KIND_ICONS } from "@/components/preview/kind-icons";
import { lazyPart } from "@/components/ui/lazy-part";
import { Segmented } from "@/components/ui/segmented";
import { KIND_NAMES } from "@/lib/message/draft";
import { LIMITS } from "@/lib/message/limits";
import { TextField } from "./text-field";

const AudioFields = lazyPart(() => import("./audio-fields"), "The audio fields");

const KINDS = (["list", "audio", "text"] as const).map((value) => {
  const Icon = KIND_ICONS[value];
  return { value, name: KIND_NAMES[value], mark: <Icon size="1rem" aria-hidden /> };
});

/** The bubble's texts, in its order. */
export const MessageCard = memo(function MessageCard() {
  const store = useDraftStore();
  const kind = useContent((content) => content.kind);
  return (
    <section className="card" aria-labelledby="card.message">
      <header className="card-head">
        <h2 id="card.message">Message</h2>
        <Segmented
          label="Message type"
          name="kind"
          value={kind}
          options={KINDS}
          onChange={(chosen) => store.change((content) => ({ ...content, kind: chosen }))}
        />
      </header>
      <div className="fields">
        {kind === "text" && (
          <TextField
            path="text"
            label="Text"
            limit={LIMITS.text}
            isRequired
            isMultiline
            placeholder="What the customer reads"
          />
        )}
        {kind === "list" && (
          <>
            <TextField path="header" label="Header" limit={LIMITS.header} placeholder="e.g. Today’s lunch" />
            <TextField
              path="body"
              label="Body"
              limit={LIMITS.body}
              isRequired
              isMultiline
              placeholder="What the customer reads first"
            />
            <TextField
              path="footer"
              label="Footer"
              limit={LIMITS.footer}
              placeholder="e.g. Prices include VAT."
            />
            <TextField
              path="button"
              label="Button label"
              limit={LIMITS.button}
              isRequired
              placeholder="e.g. See the menu"
            />
          </>
        )}
        {kind === "audio" && (
          <Suspense fallback={<div className="min-h-20" />}>
            <AudioFields />
          </Suspense>
        )}
      </div>
    </section>
  );
});
