import { GeistSans } from "geist/font/sans";
import type { Metadata, Viewport } from "next";
import localFont from "next/font/local";
import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { CommandsProvider } from "@/components/palette/commands-provider";
import { PageFoot } from "@/components/shell/site-nav";
import { SiteRail } from "@/components/shell/site-rail";
import { StoreNotice } from "@/components/shell/store-notice";
import { THEME_COOKIE, toTheme } from "@/components/shell/theme";
import { FetchAhead } from "@/components/ui/fetch-ahead";
import type { StoreFault } from "@/lib/server/db/store-error";
import { readSettings } from "@/lib/server/flowiq/env";
import "@fontsource-variable/roboto/wght.css";
import "./globals.css";
import { askViewer, findStoreFault, findUnread, toRole } from "./viewer";

const NOT_WRITABLE =
  "Menuet can't write to its store. You can still compose. Sending and saving return once it can write again.";

/**
 * Shown to every visitor; the log, the health check and refusals tell administrators what to do.
 */
const STORE_WORDS: Record<StoreFault, string> = {
  full: NOT_WRITABLE,
  "read-only": NOT_WRITABLE,
  corrupt:
    "Menuet's store is damaged. You can still compose. Sending and saved messages return once an administrator restores it.",
  newer:
    "A newer version of Menuet changed its store. You can still compose. Sending and saved messages return once that version runs.",
  lost: "Menuet's store is empty or was replaced. You can still compose. Sending and saved messages return once an administrator restores it.",
  unavailable:
    "Menuet can't reach its store. You can still compose. Sending and saved messages return once it's reachable.",
};

/** As geist/font/mono, but not preloaded: identifiers can wait, other text can't. */
const GeistMono = localFont({
  src: "../node_modules/geist/dist/fonts/geist-mono/GeistMono-Variable.woff2",
  variable: "--font-geist-mono",
  adjustFontFallback: false,
  fallback: ["ui-monospace", "SFMono-Regular", "Menlo", "monospace"],
  weight: "100 900",
  preload: false,
});

export const metadata: Metadata = {
  title: "Menuet: WhatsApp list menus and audio, composed and rehearsed",
  description:
    "Compose WhatsApp list menus and audio messages, see them as the customer will, and send them through FlowIQ.",
  manifest: "/manifest.webmanifest",
  icons: { icon: { url: "/icon.svg", type: "image/svg+xml" }, apple: "/apple-touch-icon.png" },
};
export const viewport: Viewport = { colorScheme: "light dark" };

export default async function Layout({ children }: { children: ReactNode }) {
  const viewing = await askViewer();
  const fault = await findStoreFault();
  const theme = toTheme((await cookies()).get(THEME_COOKIE)?.value);
  return (
    <html lang="en" data-theme={theme} className={`${GeistSans.variable} ${GeistMono.variable}`}>
      <body>
        <a href="#content" className="skip-link">
          Skip to content
        </a>
        <CommandsProvider>
          <div className="app">
            <SiteRail
              isSandbox={readSettings().mode === "sandbox"}
              theme={theme}
              viewer={viewing.account}
              role={toRole(viewing)}
              unread={await findUnread(viewing)}
            />
            <div id="content" tabIndex={-1} className="app-content">
              {fault && <StoreNotice words={STORE_WORDS[fault]} />}
              {children}
              <PageFoot />
            </div>
          </div>
        </CommandsProvider>
        <FetchAhead />
      </body>
    </html>
  );
}
