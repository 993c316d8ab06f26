import { parseUrl } from "./parse-url";

export type AudioUrlFault = "not a URL" | "not http" | "has a password";

/** A browser also reads "https:host", backslashes and line breaks as an address; FlowIQ gets it as typed, and need not. */
const AS_WRITTEN = /^https?:\/\/[^\s\\]+$/i;

/** Why an address cannot be a `media_url`, or null. Whether the file is there and fits is not asked here. */
export function findAudioUrlFault(text: string): AudioUrlFault | null {
  const address = text.trim();
  const url = parseUrl(address);
  if (!url) return "not a URL";
  if (url.protocol !== "https:" && url.protocol !== "http:") return "not http";
  if (!AS_WRITTEN.test(address)) return "not a URL";
  return url.username || url.password ? "has a password" : null;
}

/** The lower-case file extension in a URL's path, without the dot; "" where there is none. */
export function findExtension(text: string): string {
  const name = parseUrl(text.trim())?.pathname.split("/").at(-1) ?? "";
  return /\.([a-z0-9]{1,5})$/i.exec(name)?.[1]?.toLowerCase() ?? "";
}
