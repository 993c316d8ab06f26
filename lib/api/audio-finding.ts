import * as z from "zod/mini";
import type { Endpoint } from "./endpoint";

/** `POST /api/audio`: a URL to check. */
export const audioOrderSchema = z.strictObject({ url: z.string().check(z.minLength(1), z.maxLength(2_048)) });

/**
 * `refused`: the URL isn't checked. `unreachable`: no usable response.
 * `type-differs`: served as another type than its bytes.
 */
export const AUDIO_VERDICTS = [
  "fits",
  "empty",
  "not-audio",
  "type-not-accepted",
  "type-differs",
  "too-large",
  "wrong-codec",
  "too-many-channels",
  "unreachable",
  "refused",
] as const;
/** Other served types become "another", so nothing that a host writes is passed on. */
export const SERVED_TYPES = [
  ...["audio/aac", "audio/amr", "audio/mpeg", "audio/mp4", "audio/ogg"],
  ...["audio/mp3", "audio/x-m4a", "audio/m4a", "audio/x-aac", "audio/aacp", "audio/x-mpeg", "audio/opus"],
  ...["audio/wav", "audio/x-wav", "audio/wave", "audio/flac", "audio/x-flac", "audio/webm", "audio/3gpp"],
  ...["video/mp4", "video/ogg", "video/webm", "video/3gpp", "application/ogg", "application/mp4"],
  ...[
    "application/octet-stream",
    "binary/octet-stream",
    "application/x-download",
    "application/force-download",
  ],
  ...["application/json", "application/xml", "application/pdf", "application/zip", "text/html", "text/plain"],
  "another",
] as const;
export type ServedType = (typeof SERVED_TYPES)[number];

export const audioFindingSchema = z.object({
  verdict: z.enum(AUDIO_VERDICTS),
  /** Bytes, if the host reported them. */
  size: z.nullable(z.number()),
  /** MIME type by its first bytes. */
  type: z.nullable(z.string()),
  /** The served Content-Type, or null. */
  served: z.nullable(z.enum(SERVED_TYPES)),
  /** The host's error status; null if it answered normally or not at all. */
  status: z.nullable(z.number()),
  /** Whether a redirect was followed. */
  isRedirected: z.boolean(),
  /** Seconds. */
  duration: z.nullable(z.number()),
});
export type AudioFinding = z.output<typeof audioFindingSchema>;

export const checkAudio = {
  method: "POST",
  path: "/api/audio",
  summary: "Checks the type, size and codec of an audio URL; public hosts only",
  access: "look",
  body: audioOrderSchema,
  answers: { 200: audioFindingSchema },
} as const satisfies Endpoint;
