import "server-only";
import { fileTypeFromBuffer } from "file-type";
import { type IFormat, parseBuffer } from "music-metadata";
import { type AudioFinding, SERVED_TYPES, type ServedType } from "@/lib/api/audio-finding";
import { AUDIO_MAX_BYTES, isAcceptedAudioType } from "@/lib/message/audio";

const HEADER_BYTES = 8;
const LARGE_HEADER_BYTES = 16;

/**
 * The boxes at the start of an MP4 file that are there whole (ISO 14496-12, 4.2): the parser
 * refuses a file whose last one is cut, and what it needs mostly stands before the sound itself.
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

/**
 * Enough for MPEG's first frames. In more, crafted bytes keep the parser searching for a frame for
 * seconds.
 */
const FRAMES_BYTES = 8_192;
const TAG_HEADER_BYTES = 10;

/**
 * Where an ID3v2 tag at the start ends (id3.org, 2.4.0, 3.1: four times seven bits); 0 where there
 * is none.
 */
function findTagEnd(bytes: Uint8Array): number {
  if (bytes.length < TAG_HEADER_BYTES || String.fromCharCode(...bytes.subarray(0, 3)) !== "ID3") return 0;
  return bytes.subarray(6, 10).reduce((size, part) => size * 128 + (part & 127), 0) + TAG_HEADER_BYTES;
}

/**
 * The part of a file's start that its parser is given: no more than it needs, and nothing that it
 * stumbles over.
 */
function takePart(type: string, bytes: Uint8Array): Uint8Array {
  if (type === "audio/mp4") return takeWholeBoxes(bytes);
  if (type === "audio/ogg") return bytes;
  return bytes.subarray(0, findTagEnd(bytes) + FRAMES_BYTES);
}

/** What a file is by its bytes. `duration` in seconds; null where the bytes do not say. */
type Media = {
  type: string;
  codec: string | null;
  channels: number | null;
  duration: number | null;
};

/** The start of a file: `isWhole` where it is all of it, `size` in bytes where that is known. */
type Sample = { bytes: Uint8Array; size: number | null; isWhole: boolean };

/** The many names of a type as the one that WhatsApp uses. */
const NAMES: Readonly<Record<string, string>> = {
  "audio/x-m4a": "audio/mp4",
  "video/mp4": "audio/mp4",
  "video/ogg": "audio/ogg",
  "application/ogg": "audio/ogg",
};
/** What the parser is asked about: no other of its formats is of use here, and each is a risk. */
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
 * A duration that a cut file cannot falsify: MP4 writes it down, and MP3 of a constant rate follows
 * from the size.
 */
function readDuration(type: string, format: IFormat, { size, isWhole }: Sample): number | null {
  const { duration, bitrate, codecProfile } = format;
  if (isWhole || type === "audio/mp4") return duration ?? null;
  if (type !== "audio/mpeg") return null;
  if (codecProfile !== "CBR") return duration ?? null;
  return size !== null && bitrate ? (size * 8) / bitrate : null;
}

/**
 * A file's type by its first bytes, as WhatsApp names it; null where they are of no known kind.
 * Hostile bytes are no error.
 */
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

/**
 * What was found: the file by its bytes, its size, whether all of it was read, and the Content-Type
 * that came with it.
 */
type Evidence = {
  media: Media | null;
  size: number | null;
  isWhole: boolean;
  served: string | undefined;
  isRedirected: boolean;
};

/**
 * AMR has no parser here; the others must show a track of sound, unless the part that was read ends
 * before it.
 */
const hasSound = ({ type, codec }: Media, isWhole: boolean): boolean =>
  codec !== null || type === "audio/amr" || !isWhole;

/** A blank Content-Type says nothing, and nothing is made of it. */
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
  // Only of Ogg does Meta's page ask for one channel, and only there is the count to be trusted.
  if (media.type === "audio/ogg" && (media.channels ?? 1) > 1) return "too-many-channels";
  const verdict = findServedVerdict(media.type, served);
  return verdict === "fits" && size !== null && size > AUDIO_MAX_BYTES ? "too-large" : verdict;
}

/**
 * WhatsApp's rules on what was found. What is wrong with the file itself comes before what is wrong
 * with how it is served.
 */
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
