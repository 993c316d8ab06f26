import type { NextConfig } from "next";

/**
 * Features that Menuet never uses; only names that browsers know, because they warn about others.
 */
const REFUSED_FEATURES = [
  ...["accelerometer", "browsing-topics", "camera", "clipboard-read", "display-capture"],
  ...["encrypted-media", "fullscreen", "gamepad", "geolocation", "gyroscope", "hid", "idle-detection"],
  ...[
    "local-fonts",
    "magnetometer",
    "microphone",
    "midi",
    "otp-credentials",
    "payment",
    "picture-in-picture",
  ],
  ...["publickey-credentials-create", "publickey-credentials-get", "screen-wake-lock", "serial"],
  ...["storage-access", "usb", "window-management", "xr-spatial-tracking"],
];
const PERMISSIONS = ["clipboard-write=(self)", ...REFUSED_FEATURES.map((name) => `${name}=()`)].join(", ");

const SECURITY_HEADERS = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  // The audio preview loads user-typed URLs, which must not learn the referrer.
  { key: "Referrer-Policy", value: "no-referrer" },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
  { key: "Cross-Origin-Resource-Policy", value: "same-origin" },
  { key: "Permissions-Policy", value: PERMISSIONS },
  { key: "X-Frame-Options", value: "DENY" },
];

/** For responses that aren't pages; pages get a policy with a nonce from proxy.ts. */
const NOTHING = { key: "Content-Security-Policy", value: "default-src 'none'; frame-ancestors 'none'" };

const nextConfig: NextConfig = {
  reactStrictMode: true,
  poweredByHeader: false,
  // `npm test` and `npm run typecheck` check types, so a plain start needn't.
  typescript: { ignoreBuildErrors: true },
  images: { unoptimized: true },
  turbopack: { root: import.meta.dirname },
  // A start builds only once, and writing a build cache takes 10 seconds.
  experimental: { turbopackFileSystemCacheForBuild: false },
  headers: async () => [
    { source: "/:path*", headers: SECURITY_HEADERS },
    { source: "/_next/static/:path*", headers: [NOTHING] },
    { source: "/api/:path*", headers: [NOTHING, { key: "Cache-Control", value: "no-store" }] },
  ],
};

export default nextConfig;
