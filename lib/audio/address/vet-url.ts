import "server-only";
import { isIP } from "node:net";
import { parseUrl } from "@/lib/message/parse-url";

/** An address whose words are harmless. Where its name leads is not known yet. */
export type VettedUrl = { url: URL; host: string; port: 443 | 80; isTls: boolean };

export type VettingRules = { allowHttp: boolean };

const MAX_LENGTH = 2_048;
/** Only what is written as an address: browsers also read backslashes, line breaks and blanks as one. */
const AS_WRITTEN = /^https?:\/\/([^/?#]+)(?:[/?#]|$)/i;
const UNPRINTABLE = /[\s\\\p{C}]/u;
/** User info, even where it is empty, and percent signs, by which a host may be spelled otherwise. */
const DISGUISE = /[@%]/;
/** At least two labels, the last of which begins with a letter, so that no spelling of a number is one. 253 characters (RFC 1035). */
const NAME = /^(?=.{4,253}$)(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])$/;
const INSIDE = /\.(?:local|internal|localhost|onion)$/;

const isPlainName = (host: string): boolean => NAME.test(host) && isIP(host) === 0 && !INSIDE.test(host);

function findPort({ protocol, port }: URL, { allowHttp }: VettingRules): 443 | 80 | null {
  // The standard leaves out the port that the scheme implies.
  if (port !== "") return null;
  if (protocol === "https:") return 443;
  return protocol === "http:" && allowHttp ? 80 : null;
}

/**
 * An address that may be asked for, or null: https on 443 (http on 80 where the rules say so), a public kind of name and nothing
 * that hides one. The name is judged as the URL standard spells it out, so an IP address of any spelling shows as one.
 */
export function vetUrl(text: string, rules: VettingRules): VettedUrl | null {
  if (text.length > MAX_LENGTH || UNPRINTABLE.test(text)) return null;
  const authority = AS_WRITTEN.exec(text)?.[1];
  if (authority === undefined || DISGUISE.test(authority)) return null;
  const url = parseUrl(text);
  if (!url || url.username !== "" || url.password !== "") return null;
  const port = findPort(url, rules);
  if (port === null || !isPlainName(url.hostname)) return null;
  return { url, host: url.hostname, port, isTls: port === 443 };
}
