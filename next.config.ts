import type { NextConfig } from "next";

/** What a page could ask the browser for and Menuet never does. Only names that browsers know: they complain of others. */
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
  // The audio preview loads addresses that a user typed: they learn nothing of where from.
  { key: "Referrer-Policy", value: "no-referrer" },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
  { key: "Cross-Origin-Resource-Policy", value: "same-origin" },
  { key: "Permissions-Policy", value: PERMISSIONS },
  { key: "X-Frame-Options", value: "DENY" },
];

/** For what is no page; the pages' own policy has a nonce and comes from proxy.ts. */
const NOTHING = { key: "Content-Security-Policy", value: "default-src 'none'; frame-ancestors 'none'" };

const nextConfig: NextConfig = {
  reactCompiler: true,
  reactStrictMode: true,
  poweredByHeader: false,
  // Types are checked by `npm test` and `npm run typecheck`: who only starts Menuet does not wait for it.
  typescript: { ignoreBuildErrors: true },
  images: { unoptimized: true },
  turbopack: { root: import.meta.dirname },
  headers: async () => [
    { source: "/:path*", headers: SECURITY_HEADERS },
    { source: "/_next/static/:path*", headers: [NOTHING] },
    { source: "/api/:path*", headers: [NOTHING, { key: "Cache-Control", value: "no-store" }] },
  ],
};

export default nextConfig;
