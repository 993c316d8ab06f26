import { parseUrl } from "./parse-url";

/** Audio types on Meta's media page, with their common names; Ogg only as mono Opus. */
export const ACCEPTED_AUDIO_TYPES: Readonly<Record<string, string>> = {
  "audio/aac": "AAC",
  "audio/amr": "AMR",
  "audio/mpeg": "MP3",
  "audio/mp4": "M4A",
  "audio/ogg": "Ogg",
};

export const isAcceptedAudioType = (type: string): boolean => Object.hasOwn(ACCEPTED_AUDIO_TYPES, type);

/** In bytes. Meta's media page says "16 MB"; its other limits use 1,024 bytes per KB. */
export const AUDIO_MAX_BYTES = 16 * 1_024 * 1_024;

export type AudioUrlFault = "not a URL" | "not http" | "has a password";

/** Browsers also accept "https:host", backslashes and line breaks, which FlowIQ may refuse. */
const AS_WRITTEN = /^https?:\/\/[^\s\\]+$/i;

/** Why a URL can't be a `media_url`, or null. Doesn't check the file. */
export function findAudioUrlFault(text: string): AudioUrlFault | null {
  const address = text.trim();
  const url = parseUrl(address);
  if (!url) return "not a URL";
  if (url.protocol !== "https:" && url.protocol !== "http:") return "not http";
  if (!AS_WRITTEN.test(address)) return "not a URL";
  return url.username || url.password ? "has a password" : null;
}

/** The lower-case file extension in a URL's path, without the dot; "" if there is none. */
export function findExtension(text: string): string {
  const name = parseUrl(text.trim())?.pathname.split("/").at(-1) ?? "";
  return /\.([a-z0-9]{1,5})$/i.exec(name)?.[1]?.toLowerCase() ?? "";
}
