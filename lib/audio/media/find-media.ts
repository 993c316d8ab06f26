import "server-only";
import { fileTypeFromBuffer } from "file-type";
import { type IFormat, parseBuffer } from "music-metadata";
import { takePart } from "./take-part";

/** What a file is by its bytes. `duration` in seconds; null where the bytes do not say. */
export type Media = {
  type: string;
  codec: string | null;
  channels: number | null;
  duration: number | null;
};

/** The start of a file: `isWhole` where it is all of it, `size` in bytes where that is known. */
export type Sample = { bytes: Uint8Array; size: number | null; isWhole: boolean };

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

/** A duration that a cut file cannot falsify: MP4 writes it down, and MP3 of a constant rate follows from the size. */
function readDuration(type: string, format: IFormat, { size, isWhole }: Sample): number | null {
  const { duration, bitrate, codecProfile } = format;
  if (isWhole || type === "audio/mp4") return duration ?? null;
  if (type !== "audio/mpeg") return null;
  if (codecProfile !== "CBR") return duration ?? null;
  return size !== null && bitrate ? (size * 8) / bitrate : null;
}

/** A file's type by its first bytes, as WhatsApp names it; null where they are of no known kind. Hostile bytes are no error. */
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
