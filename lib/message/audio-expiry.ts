import { findAudioUrlFault } from "./audio";

const SECOND_MS = 1_000;
/** 2001 to 2200; other numbers aren't times. */
const EPOCH_SECONDS = { min: 978_307_200, max: 7_258_118_400 };
const COMPACT_TIME = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/;

/** Parameters by lower-case name, because services differ in case. */
type Parameters = ReadonlyMap<string, string>;

/** A start plus seconds: AWS Signature V4 (X-Amz-…), Google (X-Goog-…) and their copies. */
function findSpan(parameters: Parameters): number | null {
  for (const [name, time] of parameters) {
    const prefix = /^(x-[a-z]+)-date$/.exec(name)?.[1];
    const seconds = parameters.get(`${prefix}-expires`) ?? "";
    const start = Date.parse(time.replace(COMPACT_TIME, "$1-$2-$3T$4:$5:$6Z"));
    if (/^\d+$/.test(seconds) && !Number.isNaN(start)) return start + Number(seconds) * SECOND_MS;
  }
  return null;
}

/** Epoch seconds, or milliseconds, or hexadecimal seconds where `base` is 16. */
function readEpoch(text: string, base: 10 | 16 = 10): number | null {
  if (!(base === 16 ? /^[\da-f]{8}$/i : /^\d{10}(?:\d{3})?$/).test(text)) return null;
  const given = parseInt(text, base);
  const seconds = given > EPOCH_SECONDS.max ? given / SECOND_MS : given;
  return seconds >= EPOCH_SECONDS.min && seconds <= EPOCH_SECONDS.max ? seconds * SECOND_MS : null;
}

function readTime(text: string): number | null {
  if (!/^\d{4}-\d\d-\d\d/.test(text)) return readEpoch(text);
  // URL parsing turns "+" into a space. A time without a zone is UTC, like Azure's bare dates.
  const iso = text.replace(/ (?=\d\d:?\d\d$)/, "+");
  const at = Date.parse(/T[\d:.]+$/.test(iso) ? `${iso}Z` : iso);
  return Number.isNaN(at) ? null : at;
}

/** Decodes base64 or base64url; "" if it is invalid. */
function decode(base64: string): string {
  try {
    return atob(base64.replaceAll("-", "+").replaceAll("_", "/"));
  } catch {
    return "";
  }
}

/** A CloudFront policy: JSON in CloudFront's own Base64 variant, with "AWS:EpochTime". */
function readPolicy(text: string): number | null {
  const base64 = text.replaceAll("-", "+").replaceAll("_", "=").replaceAll("~", "/");
  return readEpoch(/"AWS:EpochTime":\s*(\d+)/.exec(decode(base64))?.[1] ?? "");
}

/** S3 v2, CloudFront and Google use "Expires", Azure "se", and Tencent "start;end". */
const MOMENTS = [
  "expires",
  "se",
  "expire",
  "expiry",
  "exp",
  "expires_at",
  "expiresat",
  "expiration",
  "e",
  "ext",
  "q-sign-time",
];
/** Discord's "ex" and Facebook's and Instagram's "oe" are hexadecimal. */
const HEX_MOMENTS: Readonly<Record<string, RegExp>> = {
  ex: /(?:^|\.)(?:discordapp\.(?:com|net)|discord\.com)$/,
  oe: /(?:^|\.)(?:fbcdn\.net|cdninstagram\.com)$/,
};
/** Names of one or two letters are common, so they count only beside a signature. */
const SIGNATURE = /^(?:sig|sign|signature|token|hash|hmac|md5|policy|x-[a-z]+-signature)$/;

/** Inside a token: a JSON Web Token's "exp", or "exp=…" as Akamai and Bunny write it. */
function findTokenExpiry({ pathname }: URL, parameters: Parameters): number | null {
  for (const text of [...parameters.values(), pathname]) {
    const claims = /^eyJ[\w-]+\.(eyJ[\w-]+)\.[\w-]+$/.exec(text)?.[1] ?? "";
    const [, seconds = ""] =
      /(?:"exp":\s*|(?:^|[~&/=])exp(?:ires)?=)(\d{10})\b/.exec(decode(claims) || text) ?? [];
    const at = readEpoch(seconds);
    if (at !== null) return at;
  }
  return null;
}

function findMoment(url: URL, parameters: Parameters): number | null {
  const isSigned = [...parameters.keys()].some((name) => SIGNATURE.test(name));
  for (const name of MOMENTS) {
    const text = parameters.get(name)?.split(";").at(-1) ?? "";
    const at = name.length > 2 || isSigned ? readTime(text) : null;
    if (at !== null) return at;
  }
  for (const [name, host] of Object.entries(HEX_MOMENTS)) {
    if (!host.test(url.hostname)) continue;
    const at = readEpoch(parameters.get(name) ?? "", 16);
    if (at !== null) return at;
  }
  return null;
}

/** When a presigned URL expires (epoch ms), by the URL itself; null if it doesn't say. */
export function findAudioExpiry(text: string): number | null {
  if (findAudioUrlFault(text) !== null) return null;
  const url = new URL(text.trim());
  const parameters = new Map([...url.searchParams].map(([name, value]) => [name.toLowerCase(), value]));
  return (
    findSpan(parameters) ??
    findMoment(url, parameters) ??
    readPolicy(parameters.get("policy") ?? "") ??
    findTokenExpiry(url, parameters)
  );
}

/** A time in the reader's zone: "1 Dec 2026, 12:05 GMT+2". */
export const formatExpiry = (at: number, timeZone?: string): string =>
  new Date(at).toLocaleString("en-GB", {
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZoneName: "short",
    ...(timeZone !== undefined && { timeZone }),
  });
