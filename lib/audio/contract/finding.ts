import * as z from "zod/mini";

/** `POST /api/audio`: an address to look at. */
export const audioOrderSchema = z.strictObject({ url: z.string().check(z.minLength(1), z.maxLength(2_048)) });

/**
 * What the server says of an audio address, and no more than this: `refused` is an address it does not look at; `unreachable` gave
 * no usable answer.
 */
export const AUDIO_VERDICTS = [
  "fits",
  "not-audio",
  "type-not-accepted",
  "too-large",
  "wrong-codec",
  "too-many-channels",
  "unreachable",
  "refused",
] as const;
export const audioFindingSchema = z.object({
  verdict: z.enum(AUDIO_VERDICTS),
  /** Bytes, where the other server said so. */
  size: z.nullable(z.number()),
  /** MIME type by its first bytes. */
  type: z.nullable(z.string()),
  /** Seconds. */
  duration: z.nullable(z.number()),
});
export type AudioFinding = z.output<typeof audioFindingSchema>;
