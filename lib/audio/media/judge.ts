import "server-only";
import type { AudioFinding } from "@/lib/audio/contract/finding";
import { AUDIO_MAX_BYTES, isAcceptedAudioType } from "@/lib/message/audio-file";
import type { Media } from "./find-media";

/** What was found: the file by its bytes, its size, whether all of it was read, and the Content-Type that came with it. */
export type Evidence = {
  media: Media | null;
  size: number | null;
  isWhole: boolean;
  served: string | undefined;
};

/** AMR has no parser here; the others must show a track of sound, unless the part that was read ends before it. */
const hasSound = ({ type, codec }: Media, isWhole: boolean): boolean =>
  codec !== null || type === "audio/amr" || !isWhole;

/** A blank Content-Type says nothing, and nothing is made of it. */
function isServedAsAudio(served: string | undefined): boolean {
  const type = served?.split(";")[0]?.trim().toLowerCase() ?? "";
  return type === "" || isAcceptedAudioType(type);
}

function findVerdict({ media, size, isWhole, served }: Evidence): AudioFinding["verdict"] {
  if (!media || !/^(?:audio|video)\//.test(media.type)) return "not-audio";
  if (!isAcceptedAudioType(media.type)) return "type-not-accepted";
  if (!hasSound(media, isWhole)) return media.type === "audio/ogg" ? "wrong-codec" : "not-audio";
  if (media.type === "audio/ogg" && media.codec !== "Opus") return "wrong-codec";
  // Only of Ogg does Meta's page ask for one channel, and only there is the count to be trusted.
  if (media.type === "audio/ogg" && (media.channels ?? 1) > 1) return "too-many-channels";
  if (!isServedAsAudio(served)) return "type-not-accepted";
  return size !== null && size > AUDIO_MAX_BYTES ? "too-large" : "fits";
}

/** WhatsApp's rules on what was found. What is wrong with the file itself comes before what is wrong with how it is served. */
export const judge = (evidence: Evidence): AudioFinding => ({
  verdict: findVerdict(evidence),
  size: evidence.size,
  type: evidence.media?.type ?? null,
  duration: evidence.media?.duration ?? null,
});
