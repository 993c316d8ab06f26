import { describe, expect, test } from "vitest";
import { findAudioExpiry, formatExpiry } from "./audio-expiry";

const AT = Date.UTC(2026, 11, 1, 10, 30);
const SECONDS = AT / 1_000;
const toBase64 = (text: string) => btoa(text).replaceAll("+", "-").replaceAll("=", "_").replaceAll("/", "~");
const JWT = `eyJhbGciOiJIUzI1NiJ9.${btoa(JSON.stringify({ url: "a", iat: 1, exp: SECONDS })).replaceAll("=", "")}.sig`;
const POLICY = toBase64(
  `{"Statement":[{"Resource":"https://d1.cloudfront.net/*","Condition":{"DateLessThan":{"AWS:EpochTime":${SECONDS}}}}]}`,
);

describe("when an address ends", () => {
  test.each([
    [
      "S3, version 4",
      "https://b.s3.amazonaws.com/a.mp3?X-Amz-Date=20261201T093000Z&X-Amz-Expires=3600&X-Amz-Signature=x",
    ],
    [
      "names in another case",
      "https://b.s3.amazonaws.com/a.mp3?x-amz-expires=3600&x-amz-date=20261201T093000Z",
    ],
    [
      "a store that copies S3",
      "https://b.r2.cloudflarestorage.com/a.mp3?X-Amz-Date=20261130T103000Z&X-Amz-Expires=86400",
    ],
    ["S3, version 2", `https://b.s3.amazonaws.com/a.mp3?AWSAccessKeyId=A&Signature=x&Expires=${SECONDS}`],
    [
      "Google, version 4",
      "https://storage.googleapis.com/b/a.mp3?X-Goog-Date=20261201T101500Z&X-Goog-Expires=900",
    ],
    [
      "Google, version 2",
      `https://storage.googleapis.com/b/a.mp3?GoogleAccessId=x&Expires=${SECONDS}&Signature=x`,
    ],
    ["Alibaba", "https://b.oss-cn-a.aliyuncs.com/a.mp3?x-oss-date=20261201T101500Z&x-oss-expires=900"],
    ["CloudFront", `https://d1.cloudfront.net/a.mp3?Expires=${SECONDS}&Signature=x&Key-Pair-Id=K`],
    [
      "CloudFront, with a policy",
      `https://d1.cloudfront.net/a.mp3?Policy=${POLICY}&Signature=x&Key-Pair-Id=K`,
    ],
    ["Azure", "https://a.blob.core.windows.net/c/a.mp3?sv=2024-11-04&se=2026-12-01T10%3A30%3A00Z&sr=b&sig=x"],
    ["Azure, with a zone", "https://a.blob.core.windows.net/c/a.mp3?se=2026-12-01T12:30:00+02:00&sig=x"],
    ["Azure, without seconds", "https://a.blob.core.windows.net/c/a.mp3?se=2026-12-01T10:30Z&sig=x"],
    ["Discord", `https://cdn.discordapp.com/attachments/1/2/a.ogg?ex=${SECONDS.toString(16)}&is=1&hm=x`],
    ["Instagram", `https://scontent.cdninstagram.com/a.mp4?oe=${SECONDS.toString(16).toUpperCase()}`],
    [
      "WhatsApp's own media",
      `https://lookaside.fbsbx.com/whatsapp_business/attachments/?mid=1&ext=${SECONDS}&hash=x`,
    ],
    ["a token", `https://p.supabase.co/storage/v1/object/sign/b/a.mp3?token=${JWT}`],
    ["Akamai", `https://media.example/a.mp3?hdnts=exp=${SECONDS}~acl=/*~hmac=x`],
    ["Bunny, in the path", `https://v.b-cdn.net/bcdn_token=x&expires=${SECONDS}&token_path=%2F/a.mp3`],
    ["Akamai, in the path", `https://media.example/exp=${SECONDS}~hmac=x/a.mp3`],
    ["Tencent", `https://b.cos.ap-a.myqcloud.com/a.mp3?q-sign-time=${SECONDS - 60};${SECONDS}&q-signature=x`],
    ["milliseconds", `https://media.example/a.mp3?expires=${AT}&token=x`],
  ])("%s", (_, address) => {
    expect(findAudioExpiry(address)).toBe(AT);
  });

  test("a day alone is its beginning in UTC", () => {
    expect(findAudioExpiry("https://a.blob.core.windows.net/a.mp3?se=2026-12-01&sig=x")).toBe(
      Date.UTC(2026, 11, 1),
    );
  });

  test.each([
    "https://example.com/a.mp3",
    "https://example.com/a.mp3?expires=3600",
    "https://example.com/a.mp3?expires=never",
    "https://example.com/a.mp3?expires=",
    "https://example.com/a.mp3?se=1800000000",
    "https://example.com/a.mp3?e=1800000000",
    "https://example.com/a.mp3?ex=6b49d200",
    "https://example.com/a.mp3?ext=mp3&sig=x",
    "https://example.com/a.mp3?X-Amz-Date=20261201T093000Z",
    "https://example.com/a.mp3?X-Amz-Expires=3600",
    "https://example.com/a.mp3?X-Amz-Date=soon&X-Amz-Expires=3600",
    "https://example.com/a.mp3?token=eyJhbGciOiJIUzI1NiJ9.eyJub3RoaW5nIjoxfQ.x",
    "https://example.com/a.mp3?policy=%%%",
    "not an address?Expires=1800000000",
  ])("%s does not say", (address) => {
    expect(findAudioExpiry(address)).toBeNull();
  });
});

test("a moment is said where the reader is, with its zone", () => {
  expect(formatExpiry(AT, "Africa/Johannesburg")).toBe("1 Dec 2026, 12:30 GMT+2");
  expect(formatExpiry(AT, "UTC")).toBe("1 Dec 2026, 10:30 UTC");
});
