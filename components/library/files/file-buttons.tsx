"use client";

import { Download, Upload } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { Button } from "@/components/ui/button";

const ImportDialog = lazy(() => import("./import-dialog"));

/** The whole library as a file, and a file into the library. */
export function FileButtons({ canChange }: { canChange: boolean }) {
  const [dialog, setDialog] = useState<"unasked" | "open" | "closed">("unasked");
  return (
    <>
      <a
        href="/api/library/export"
        download
        className="inline-flex h-9 items-center gap-1.5 rounded-lg border border-line bg-panel px-3.5 font-medium transition-colors duration-150 hover:bg-sunk"
      >
        <Download size="0.875rem" aria-hidden className="max-medium:hidden" />
        Export
      </a>
      {canChange && (
        <Button onClick={() => setDialog("open")}>
          <Upload size="0.875rem" aria-hidden className="max-medium:hidden" />
          Import
        </Button>
      )}
      {dialog !== "unasked" && (
        <Suspense>
          <ImportDialog isOpen={dialog === "open"} onClose={() => setDialog("closed")} />
        </Suspense>
      )}
    </>
  );
}
