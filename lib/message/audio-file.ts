/** What Meta's media page takes as audio: MIME type to what people call it. Of Ogg only Opus with one channel. */
export const ACCEPTED_AUDIO_TYPES: Readonly<Record<string, string>> = {
  "audio/aac": "AAC",
  "audio/amr": "AMR",
  "audio/mpeg": "MP3",
  "audio/mp4": "M4A",
  "audio/ogg": "Ogg",
};

export const isAcceptedAudioType = (type: string): boolean => Object.hasOwn(ACCEPTED_AUDIO_TYPES, type);

/** Bytes. Meta's media page says 16 MB and not which; its other limits count 1,024 to the KB. */
export const AUDIO_MAX_BYTES = 16 * 1_024 * 1_024;
