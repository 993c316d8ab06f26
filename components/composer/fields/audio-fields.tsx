"use client";

import { lazy, Suspense } from "react";
import { LIMITS } from "@/lib/message/limits";
import { useFieldText } from "./field-texts";
import { TextField } from "./text-field";

const AudioCheck = lazy(() => import("@/components/composer/audio/audio-check"));

export function AudioFields() {
  const url = useFieldText("audioUrl").trim();
  return (
    <div>
      <TextField
        name="audioUrl"
        label="Audio URL"
        type="url"
        placeholder="https://example.com/message.mp3"
        limit={LIMITS.audioUrl}
        isRequired
        note="A public address: FlowIQ fetches the file itself. AAC, AMR, MP3, M4A, or Ogg with Opus in mono, up to 16 MB. It arrives as basic audio; a voice note cannot be promised."
      />
      <Suspense>{url !== "" && <AudioCheck url={url} />}</Suspense>
    </div>
  );
}
