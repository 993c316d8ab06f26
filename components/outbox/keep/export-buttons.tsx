"use client";

import { useMutation } from "@tanstack/react-query";
import { Download } from "lucide-react";
import { toAskError } from "@/components/requests/ask-server";
import { type ExportFormat, fetchExport, toExportPath } from "@/components/outbox/requests/history-requests";
import { Button } from "@/components/ui/button";
import { keepFile } from "@/components/ui/file/keep-file";

const FORMATS: { format: ExportFormat; name: string }[] = [
  { format: "csv", name: "CSV" },
  { format: "json", name: "JSON" },
];
/** `query`: what the filters show. `isPrivate`: it holds a number or a text, which no link and no history may. */
export function ExportButtons({ query, isPrivate }: { query: string; isPrivate: boolean }) {
  const file = useMutation({
    mutationFn: async (format: ExportFormat) =>
      keepFile(await fetchExport(query, format), `menuet-outbox.${format}`),
    retry: false,
  });
  const icon = <Download size="0.875rem" aria-hidden className="max-medium:hidden" />;
  return (
    <>
      {FORMATS.map(({ format, name }) =>
        isPrivate ? (
          <Button
            key={format}
            aria-label={`Export as ${name}`}
            aria-disabled={file.isPending}
            onClick={() => !file.isPending && file.mutate(format)}
          >
            {icon}
            {name}
          </Button>
        ) : (
          <a
            key={format}
            href={toExportPath(query, format)}
            download
            aria-label={`Export as ${name}`}
            className="inline-flex h-9 items-center gap-1.5 rounded-lg border border-line bg-panel px-3.5 font-medium transition-colors duration-150 hover:bg-sunk"
          >
            {icon}
            {name}
          </a>
        ),
      )}
      {file.isError && (
        <p role="alert" className="basis-full text-note text-bad">
          The export failed: {toAskError(file.error).message}. Try again.
        </p>
      )}
    </>
  );
}
