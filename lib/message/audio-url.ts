export type AudioUrlFault = "not a URL" | "not http" | "has a password";

/** Why an address cannot be a `media_url`, or null. Whether the file is there and fits is not asked here. */
export function findAudioUrlFault(text: string): AudioUrlFault | null {
  if (!URL.canParse(text.trim())) return "not a URL";
  const url = new URL(text.trim());
  if (url.protocol !== "https:" && url.protocol !== "http:") return "not http";
  return url.username || url.password ? "has a password" : null;
}

/** The lower-case file extension in a URL's path, without the dot; "" where there is none. */
export function findExtension(text: string): string {
  if (!URL.canParse(text.trim())) return "";
  const name = new URL(text.trim()).pathname.split("/").at(-1) ?? "";
  return /\.([a-z0-9]{1,5})$/i.exec(name)?.[1]?.toLowerCase() ?? "";
}
