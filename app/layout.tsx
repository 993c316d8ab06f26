import { GeistSans } from "geist/font/sans";
import type { Metadata, Viewport } from "next";
import localFont from "next/font/local";
import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { askViewer } from "@/app/viewer";
import { THEME_COOKIE, toTheme } from "@/components/shell/theme";
import { ThemeButton } from "@/components/shell/theme-button";
import { TopBar } from "@/components/shell/top-bar";
import { readSettings } from "@/lib/flowiq/env";
import "./globals.css";

/** As geist/font/mono, but not preloaded: identifiers can wait for their letters, the page's words cannot. */
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
};
export const viewport: Viewport = { colorScheme: "light dark" };

export default async function Layout({ children }: { children: ReactNode }) {
  const theme = toTheme((await cookies()).get(THEME_COOKIE)?.value);
  return (
    <html lang="en" data-theme={theme} className={`${GeistSans.variable} ${GeistMono.variable}`}>
      <body>
        <TopBar isSandbox={readSettings().mode === "sandbox"} theme={theme} viewer={await askViewer()} />
        {children}
        <footer className="print:hidden border-t border-line px-6 py-4 text-center text-note text-faint">
          Menuet is not affiliated with WhatsApp, Meta or FlowIQ. The preview is a likeness; emoji are drawn
          by your own system.
          <span className="mt-2 grid justify-center min-[430px]:hidden">
            <ThemeButton theme={theme} />
          </span>
        </footer>
      </body>
    </html>
  );
}
