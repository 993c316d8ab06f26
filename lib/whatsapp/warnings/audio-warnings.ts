import { findAudioUrlFault, findExtension } from "@/lib/message/audio-url";
import { isPrivateHost } from "./private-host";
import type { Warning } from "./warning";

/** Meta's media page: aac, amr, mp3, m4a and ogg are taken. Endings that may name either kind, or none, raise no doubt. */
const REFUSED_EXTENSIONS = new Set(
  "wav wave flac webm weba opus wma aif aiff aifc caf au mid midi ape alac mka mkv mov avi".split(" "),
);

const about = (code: string, source: Warning["source"], message: string): Warning => ({
  path: "audioUrl",
  source,
  message,
  code,
  isLikelyRefused: false,
});

/** Doubts that the address alone raises; whether the file is there and fits is not asked here. */
export function findAudioWarnings(audioUrl: string): Warning[] {
  if (findAudioUrlFault(audioUrl) !== null) return [];
  const url = new URL(audioUrl.trim());
  const found: Warning[] = [];
  if (isPrivateHost(url.hostname)) {
    const words = `FlowIQ downloads the file itself and cannot reach ${url.hostname}, which only this machine or network knows`;
    found.push(about("audio-not-public", "flowiq", words));
  }
  const extension = findExtension(audioUrl);
  if (REFUSED_EXTENSIONS.has(extension)) {
    const words = `WhatsApp takes no .${extension} as audio. Use .aac, .amr, .mp3, .m4a or .ogg (Opus, mono)`;
    found.push(about("audio-type-refused", "whatsapp", words));
  }
  if (url.protocol === "http:") {
    const words =
      "This address begins with http://, so anyone on the way can change the file. Use https:// if the host has it";
    found.push(about("audio-not-https", "menuet", words));
  }
  return found;
}
