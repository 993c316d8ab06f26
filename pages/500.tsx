import Head from "next/head";

/**
 * Without scripts: Next serves it as it was built, so none could carry the nonce of the page's
 * policy.
 */
export const config = { unstable_runtimeJS: false };

const HOME = "/";

/** What Next serves where even `app/global-error.tsx` could not be drawn. */
export default function ServerErrorPage() {
  return (
    <>
      <Head>
        <title>Something went wrong · Menuet</title>
        {/* eslint-disable-next-line @next/next/no-css-tags -- an imported one would bring scripts */}
        <link rel="stylesheet" href="/server-error.css" />
      </Head>
      <main>
        <h1>Menuet couldn’t show this page</h1>
        <p>
          Your draft is saved in this browser. What you sent before is in the outbox. Reload the page. If that
          doesn’t help, tell your administrator.
        </p>
        <p>
          <a href="">Reload</a>
          <a href={HOME}>Open the composer</a>
        </p>
      </main>
    </>
  );
}
