"use client";

import { GeistSans } from "geist/font/sans";
import type { MouseEvent } from "react";
import { PageNotice } from "@/components/shell/notice";
import { THEME_COOKIE, toTheme } from "@/components/shell/theme";
import "./globals.css";

const HOME = "/";

/** Read in the browser, because this page gets no request. */
const readTheme = () =>
  typeof document === "undefined"
    ? undefined
    : toTheme(new RegExp(`(?:^|; )${THEME_COOKIE}=(\\w+)`).exec(document.cookie)?.[1]);

/** Keeps the fragment, which the link alone would drop. */
function reload(event: MouseEvent) {
  event.preventDefault();
  location.reload();
}

/** Next's own page sets its style as HTML, which our policy blocks, so it would stay empty. */
export default function GlobalErrorPage() {
  return (
    <html lang="en" data-theme={readTheme()} className={GeistSans.variable}>
      <body>
        <title>Something went wrong · Menuet</title>
        <PageNotice
          title="Menuet couldn’t show this page"
          words="Your draft is saved in this browser. Reload the page. If that doesn’t help, tell your administrator."
        >
          <div className="flex flex-wrap items-center gap-4">
            <a
              href=""
              onClick={reload}
              className="inline-flex h-9 items-center rounded-lg bg-accent px-4 font-medium text-accent-ink"
            >
              Reload
            </a>
            <a href={HOME} className="font-medium text-accent underline">
              Open the composer
            </a>
          </div>
        </PageNotice>
      </body>
    </html>
  );
}
