"use client";

import { PageNotice } from "@/components/shell/notice";
import { Button } from "@/components/ui/button";

const HOME = "/";

type ErrorPageProps = { error: unknown; retry: () => void; reset: () => void };

/** Only the server can rerender an error with a digest; reloading offline would lose the page. */
const isServerError = (error: unknown) => error instanceof Error && "digest" in error;

export default function ErrorPage({ error, retry, reset }: ErrorPageProps) {
  return (
    <PageNotice
      title="Something went wrong"
      words="Your draft is saved in this browser. Try again, or reload the page."
    >
      <div className="flex flex-wrap items-center gap-3">
        <Button look="primary" onClick={isServerError(error) ? retry : reset}>
          Try again
        </Button>
        <Button onClick={() => location.reload()}>Reload</Button>
        <a href={HOME} className="font-medium text-accent underline">
          Open the composer
        </a>
      </div>
    </PageNotice>
  );
}
