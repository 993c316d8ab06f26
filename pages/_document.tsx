import { Head, Html, Main, NextScript } from "next/document";

/** The frame of `500.tsx`, the one page of this folder. */
export default function Document() {
  return (
    <Html lang="en">
      <Head />
      <body>
        <Main />
        <NextScript />
      </body>
    </Html>
  );
}
