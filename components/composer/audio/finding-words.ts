import { formatSeconds } from "@/components/preview/audio/format-seconds";
import type { AudioFinding } from "@/lib/audio/contract/finding";
import { ACCEPTED_AUDIO_TYPES, AUDIO_MAX_BYTES, isAcceptedAudioType } from "@/lib/message/audio-file";
import type { Problem } from "@/lib/whatsapp/problems";

const KB = 1_024;
const MB = KB * KB;
const CONVERT = "Convert it to MP3, M4A, AAC or AMR, or to Ogg with Opus in mono";

/** Above a megabyte to a tenth of one, rounded up so that what is too large never reads as what fits. */
export const formatBytes = (bytes: number): string =>
  bytes >= MB ? `${Math.ceil((bytes / MB) * 10) / 10} MB` : `${Math.ceil(bytes / KB)} KB`;

function toTypeWords(type: string | null): string {
  if (type === null || !isAcceptedAudioType(type))
    return `WhatsApp takes no ${type ?? "such file"} as audio. ${CONVERT}`;
  return `The file is ${ACCEPTED_AUDIO_TYPES[type]}, but its host hands it out as another type, by which WhatsApp will most likely refuse it. Have it served as ${type}`;
}

/** What is wrong with the file for WhatsApp, and what to do about it; null where nothing is. */
function toFaultWords({ verdict, size, type }: AudioFinding): string | null {
  switch (verdict) {
    case "fits":
    case "refused":
      return null;
    case "not-audio":
      return `What stands at this address is ${type === null ? "not audio" : `${type} and not audio`}. Use the address of the file itself, not of a page about it`;
    case "type-not-accepted":
      return toTypeWords(type);
    case "too-large":
      return `The file is ${formatBytes(size ?? AUDIO_MAX_BYTES)}, and WhatsApp takes at most ${formatBytes(AUDIO_MAX_BYTES)}. Shorten it or encode it at a lower rate`;
    case "wrong-codec":
      return `This Ogg file does not hold Opus, and WhatsApp takes no other codec in Ogg. ${CONVERT}`;
    case "too-many-channels":
      return "This Ogg file has more than one channel, and WhatsApp takes Ogg in mono only. Encode it in mono, or as MP3";
    case "unreachable":
      return "Menuet's server could not fetch the file, so FlowIQ and WhatsApp will most likely not either. Open the address in a private window: it must give the file itself, to anyone";
    default:
      return verdict satisfies never;
  }
}

/** A finding as problems of the draft, in the form of those that the text alone raises. */
export function toProblems(finding: AudioFinding): Problem[] {
  const message = toFaultWords(finding);
  if (message === null) return [];
  return [
    {
      level: "warning",
      path: "audioUrl",
      place: "Audio URL",
      source: "whatsapp",
      message,
      code: `audio-${finding.verdict}`,
      isLikelyRefused: true,
    },
  ];
}

/** A finding in one line, for the field. */
export function toFindingWords(finding: AudioFinding): string {
  const { verdict, type, size, duration } = finding;
  if (verdict === "refused") {
    return "Menuet's server does not look at this address: only at https:// on the usual port, under a public name. FlowIQ may still fetch it.";
  }
  const fault = toFaultWords(finding);
  if (fault !== null) return `${fault}.`;
  const facts = [
    ACCEPTED_AUDIO_TYPES[type ?? ""] ?? "Audio",
    size === null ? "size not told by its host" : formatBytes(size),
    ...(duration === null ? [] : [formatSeconds(duration)]),
  ];
  return `Fits WhatsApp: ${facts.join(", ")}.`;
}
