"use client";

import { Notice } from "@/components/shell/notice";
import { Button } from "@/components/ui/button";

export default function ErrorPage({ reset }: { reset: () => void }) {
  return (
    <Notice
      title="Something in Menuet broke"
      words="Your draft is kept in this browser. Nothing was sent by this. Try again; if it comes back, reload the page."
    >
      <Button look="primary" onClick={reset}>
        Try again
      </Button>
    </Notice>
  );
}
