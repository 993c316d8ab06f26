import "server-only";
import { fileTypeFromBuffer } from "file-type";
import { type IFormat, parseBuffer } from "music-metadata";
import { type AudioFinding, SERVED_TYPES, type ServedType } from "@/lib/api/audio-finding";
import { AUDIO_MAX_BYTES, isAcceptedAudioType } from "@/lib/message/audio";

const HEADER_BYTES = 8;
const LARGE_HEADER_BYTES = 16;

/**
 * The complete boxes at an MP4's start (ISO 14496-12, 4.2), as the parser rejects a truncated box.
 */
export function takeWholeBoxes(bytes: Uint8Array): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = 0;
  while (end + HEADER_BYTES <= bytes.length) {
    const short = view.getUint32(end);
    const isLarge = short === 1 && end + LARGE_HEADER_BYTES <= bytes.length;
    const size = isLarge ? Number(view.getBigUint64(end + HEADER_BYTES)) : short;
    if (size < HEADER_BYTES || end + size > bytes.length) break;
    end += size;
  }
  return bytes.subarray(0, end);
}

/** Enough for MPEG's first frames; in more, crafted bytes can stall the parser for seconds. */
const FRAMES_BYTES = 8_192;
const TAG_HEADER_BYTES = 10;

/** Where a leading ID3v2 tag ends, or 0 (id3.org, 2.4.0, 3.1: its size is four 7-bit bytes). */
function findTagEnd(bytes: Uint8Array): number {
  if (bytes.length < TAG_HEADER_BYTES || String.fromCharCode(...bytes.subarray(0, 3)) !== "ID3") return 0;
  return bytes.subarray(6, 10).reduce((size, part) => size * 128 + (part & 127), 0) + TAG_HEADER_BYTES;
}

/** Only as many bytes as the parser needs, and none that it fails on. */
function takePart(type: string, bytes: Uint8Array): Uint8Array {
  if (type === "audio/mp4") return takeWholeBoxes(bytes);
  if (type === "audio/ogg") return bytes;
  return bytes.subarray(0, findTagEnd(bytes) + FRAMES_BYTES);
}

/** A file's properties, read from its bytes. `duration` in seconds; null if unknown. */
type Media = {
  type: string;
  codec: string | null;
  channels: number | null;
  duration: number | null;
};

/** A file's start. `size`: of the whole file in bytes, if known. `isWhole`: nothing is missing. */
type Sample = { bytes: Uint8Array; size: number | null; isWhole: boolean };

/** Maps a type's aliases to the name that WhatsApp uses. */
const NAMES: Readonly<Record<string, string>> = {
  "audio/x-m4a": "audio/mp4",
  "video/mp4": "audio/mp4",
  "video/ogg": "audio/ogg",
  "application/ogg": "audio/ogg",
};
/** Types passed to the parser; its other formats are useless here, and each is a risk. */
const PARSED = new Set(["audio/aac", "audio/mpeg", "audio/mp4", "audio/ogg"]);

async function parse(mimeType: string, bytes: Uint8Array): Promise<IFormat | null> {
  const options = { skipCovers: true, skipPostHeaders: true };
  try {
    return (await parseBuffer(bytes, { mimeType, size: bytes.length }, options)).format;
  } catch {
    return null;
  }
}

/**
 * A duration that truncation can't falsify: MP4 stores it, and a constant-bitrate MP3's size gives
 * it.
 */
function readDuration(type: string, format: IFormat, { size, isWhole }: Sample): number | null {
  const { duration, bitrate, codecProfile } = format;
  if (isWhole || type === "audio/mp4") return duration ?? null;
  if (type !== "audio/mpeg") return null;
  if (codecProfile !== "CBR") return duration ?? null;
  return size !== null && bitrate ? (size * 8) / bitrate : null;
}

/** A file's type by its first bytes, as WhatsApp names it, or null. Malformed bytes never throw. */
export async function findMedia(sample: Sample): Promise<Media | null> {
  const found = await fileTypeFromBuffer(sample.bytes).catch(() => undefined);
  const [base = "", parameter = ""] = (found?.mime ?? "").split(";");
  if (base === "") return null;
  const type = NAMES[base] ?? base;
  const codec = parameter.includes("opus") ? "Opus" : null;
  const nothing = { type, codec, channels: null, duration: null };
  if (!PARSED.has(type)) return nothing;
  const part = takePart(type, sample.bytes);
  const format = await parse(type, part);
  if (!format) return nothing;
  const seconds = readDuration(type, format, {
    ...sample,
    isWhole: sample.isWhole && part.length === sample.bytes.length,
  });
  return {
    type: type === "audio/mp4" && format.hasVideo ? "video/mp4" : type,
    codec: format.codec ?? codec,
    channels: format.numberOfChannels ?? null,
    duration:
      seconds !== null && Number.isFinite(seconds) && seconds > 0 ? Math.round(seconds * 10) / 10 : null,
  };
}

/** What was found about a file. `served`: its Content-Type header. */
type Evidence = {
  media: Media | null;
  size: number | null;
  isWhole: boolean;
  served: string | undefined;
  isRedirected: boolean;
};

/** AMR has no parser here, and a file's start may end before its audio track. */
const hasSound = ({ type, codec }: Media, isWhole: boolean): boolean =>
  codec !== null || type === "audio/amr" || !isWhole;

/** A blank Content-Type counts as none. */
function readServed(served: string | undefined): ServedType | null {
  const type = served?.split(";")[0]?.trim().toLowerCase() ?? "";
  if (type === "") return null;
  return SERVED_TYPES.find((known) => known === type) ?? "another";
}

function findServedVerdict(type: string, served: ServedType | null): AudioFinding["verdict"] {
  if (served === null || served === type) return "fits";
  return isAcceptedAudioType(served) ? "type-differs" : "type-not-accepted";
}

function findVerdict({ media, size, isWhole }: Evidence, served: ServedType | null): AudioFinding["verdict"] {
  if (size === 0) return "empty";
  if (!media || !/^(?:audio|video)\//.test(media.type)) return "not-audio";
  if (!isAcceptedAudioType(media.type)) return "type-not-accepted";
  if (!hasSound(media, isWhole)) return media.type === "audio/ogg" ? "wrong-codec" : "not-audio";
  if (media.type === "audio/ogg" && media.codec !== "Opus") return "wrong-codec";
  // Meta's page requires mono only for Ogg, and only there is the channel count reliable.
  if (media.type === "audio/ogg" && (media.channels ?? 1) > 1) return "too-many-channels";
  const verdict = findServedVerdict(media.type, served);
  return verdict === "fits" && size !== null && size > AUDIO_MAX_BYTES ? "too-large" : verdict;
}

/** Applies WhatsApp's rules; a wrong file is reported before a wrong Content-Type. */
export function judge(evidence: Evidence): AudioFinding {
  const served = readServed(evidence.served);
  return {
    verdict: findVerdict(evidence, served),
    size: evidence.size,
    type: evidence.media?.type ?? null,
    served,
    status: null,
    isRedirected: evidence.isRedirected,
    duration: evidence.media?.duration ?? null,
  };
}
