"use client";

import { useEffect } from "react";
import { toSampleUrl } from "@/components/composer/known";
import { useContent, useDraftStore, useSandbox } from "@/components/composer/use-draft";
import { Button } from "@/components/ui/button";
import { findAudioExpiry, formatExpiry } from "@/lib/message/audio-expiry";
import { LIMITS } from "@/lib/message/limits";
import { AudioCheck } from "./audio-check";
import { TextField } from "./text-field";

const NOTE =
  "A public URL. AAC, AMR, MP3, M4A, or Ogg with mono Opus, up to 16 MB. It arrives as an audio file, not a voice note.";

export default function AudioFields() {
  const store = useDraftStore();
  const isSandbox = useSandbox();
  const url = useContent(({ audioUrl }) => audioUrl.trim());
  const isSample = isSandbox && url !== "" && url === toSampleUrl();
  const expiresAt = findAudioExpiry(url);
  // Focus may have been requested while this code was loading.
  useEffect(() => {
    if (store.getState().awaited === "audioUrl") store.focus("audioUrl");
  }, [store]);
  const fillSample = () =>
    store.change((content) => ({ ...content, audioUrl: toSampleUrl() }), {
      words: "Sample audio",
      focus: "audioUrl",
    });
  return (
    <>
      <TextField
        path="audioUrl"
        label="Audio URL"
        type="url"
        placeholder="https://example.com/message.mp3"
        limit={LIMITS.audioUrl}
        isRequired
        note={expiresAt === null ? NOTE : `Expires ${formatExpiry(expiresAt)}. ${NOTE}`}
      />
      <div className="field-all text-note text-soft empty:hidden">
        {isSandbox &&
          isSample &&
          "The sandbox's sample audio: it can be played and sent here, and only here."}
        {isSandbox && !isSample && <Button onClick={fillSample}>Use the sample audio</Button>}
        {url !== "" && !isSample && <AudioCheck url={url} />}
      </div>
    </>
  );
}
