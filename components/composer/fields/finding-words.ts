import { formatSeconds } from "@/components/preview/audio-controls";
import type { AudioFinding } from "@/lib/api/audio-finding";
import {
  ACCEPTED_AUDIO_TYPES,
  AUDIO_MAX_BYTES,
  findExtension,
  isAcceptedAudioType,
} from "@/lib/message/audio";
import type { Problem } from "@/lib/whatsapp/problems";

const KB = 1_024;
const MB = KB * KB;
const CONVERT = "Convert it to MP3, M4A, AAC or AMR, or to Ogg with Opus in mono";

/** Rounded up, so that a file that is too large never reads as one that fits. */
export const formatBytes = (bytes: number): string =>
  bytes >= MB ? `${Math.ceil((bytes / MB) * 10) / 10} MB` : `${Math.ceil(bytes / KB)} KB`;

/** What people call the types that WhatsApp accepts, and others that they try. */
const TYPE_NAMES: Readonly<Record<string, string>> = {
  ...ACCEPTED_AUDIO_TYPES,
  "audio/wav": "WAV",
  "audio/flac": "FLAC",
  "audio/webm": "WebM",
  "video/webm": "WebM",
  "audio/aiff": "AIFF",
  "audio/x-ms-asf": "WMA",
  "audio/midi": "MIDI",
  "audio/ape": "APE",
  "audio/x-m4a": "M4A",
};
const toName = (type: string): string => TYPE_NAMES[type] ?? type;

function toTypeWords({ type, served }: AudioFinding): string {
  if (type === null) return `WhatsApp doesn't accept this file as audio. ${CONVERT}`;
  if (isAcceptedAudioType(type)) {
    const as = served === null || served === "another" ? "another type" : served;
    return `The file is ${toName(type)}, but its host serves it as ${as}. WhatsApp may refuse it. Have it served as ${type}`;
  }
  return type === "video/mp4"
    ? `The file is a video, and WhatsApp doesn't accept video as audio. ${CONVERT}`
    : `WhatsApp doesn't accept ${toName(type)} audio. ${CONVERT}`;
}

const OPEN = "Open the URL in a private window. The file must open without signing in";

function toStatusWords(status: number | null): string {
  if (status === null) return `The server can't get this file, so FlowIQ probably can't either. ${OPEN}`;
  if (status === 404 || status === 410)
    return `The host answered ${status}. There is no file at this URL. Check the URL`;
  if (status === 401 || status === 403)
    return `The host answered ${status}. The file isn't public, or the link has expired. ${OPEN}`;
  if (status === 429 || status >= 500)
    return `The host answered ${status}. The file isn't available now. Check again later`;
  return `The host answered ${status} without a file. ${OPEN}`;
}

/** What is wrong with the file for WhatsApp, and what to do; null if nothing is. */
function toFaultWords(finding: AudioFinding): string | null {
  const { verdict, size, type, served } = finding;
  switch (verdict) {
    case "fits":
    case "refused":
      return null;
    case "empty":
      return "The file is empty. Upload it again, or use another URL";
    case "not-audio": {
      const what = type ?? (served === "text/html" ? "a web page" : null);
      return `This URL isn't an audio file${what === null ? "" : `: it is ${what}`}. Use the URL of the file itself, not of a page about it`;
    }
    case "type-not-accepted":
    case "type-differs":
      return toTypeWords(finding);
    case "too-large":
      return `The file is ${formatBytes(size ?? AUDIO_MAX_BYTES)}. WhatsApp accepts at most ${formatBytes(AUDIO_MAX_BYTES)}. Make it shorter, or encode it at a lower bitrate`;
    case "wrong-codec":
      return `This Ogg file isn't Opus. WhatsApp accepts no other codec in Ogg. ${CONVERT}`;
    case "too-many-channels":
      return "This Ogg file has more than one channel. WhatsApp accepts Ogg in mono only. Encode it in mono, or as MP3";
    case "unreachable":
      return toStatusWords(finding.status);
    default:
      return verdict satisfies never;
  }
}

/** A finding as problems of the draft. */
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
    return "The server checks only https:// URLs with a public host name. FlowIQ may still get this file.";
  }
  const fault = toFaultWords(finding);
  if (fault !== null) return `${fault}.`;
  const facts = [
    ACCEPTED_AUDIO_TYPES[type ?? ""] ?? "Audio",
    ...(size === null ? [] : [formatBytes(size)]),
    ...(duration === null ? [] : [formatSeconds(duration)]),
  ];
  const unsized = size === null ? " The host doesn't report the file size." : "";
  return `Looks good for WhatsApp: ${facts.join(", ")}.${unsized}`;
}

/** What the bytes, host and extension each say of the type, and whether the URL redirects. */
export function toFactWords({ type, served, isRedirected }: AudioFinding, url: string): string[] {
  const extension = findExtension(url);
  const types = [
    `Content: ${type === null ? "unknown" : toName(type)}`,
    `Served as: ${served === "another" ? "another type" : (served ?? "no type")}`,
    `Extension: ${extension === "" ? "none" : `.${extension}`}`,
  ];
  return [
    ...(type === null && served === null ? [] : [types.join(" · ")]),
    ...(isRedirected
      ? ["The URL redirects to another one. FlowIQ doesn't document whether it follows."]
      : []),
  ];
}
