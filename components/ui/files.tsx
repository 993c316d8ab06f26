"use client";
import { Upload } from "lucide-react";
import { useRef } from "react";
import { Button } from "./button";

type FileButtonProps = {
  /** The file input's own name: "File with numbers". */
  label: string;
  accept: string;
  onFile: (file: File) => void;
};

/** "Load a file": the browser's own file picker. */
export function FileButton({ label, accept, onFile }: FileButtonProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button onClick={() => input.current?.click()}>
        <Upload size="0.9375rem" aria-hidden />
        Load a file
      </Button>
      <input
        ref={input}
        type="file"
        accept={accept}
        aria-label={label}
        tabIndex={-1}
        className="sr-only"
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          // Lets the same file be chosen again.
          event.target.value = "";
          if (file) onFile(file);
        }}
      />
    </>
  );
}

/** Time enough for a browser to start the download. */
const KEPT_MS = 60_000;

/** Downloads a file in the browser. */
export function downloadFile(file: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), KEPT_MS);
}

/** 1,000 numbers are about 20 KB, but a spreadsheet's other columns may add far more. */
export const MAX_TEXT_BYTES = 2_000_000;

export type FileReading = { ok: true; text: string } | { ok: false; why: string };

/**
 * Reads UTF-8, or UTF-16 with a byte order mark (spreadsheets). `advice`: said if it is no text.
 */
export async function readTextFile(file: File, advice: string): Promise<FileReading> {
  if (file.size > MAX_TEXT_BYTES) return { ok: false, why: `“${file.name}” is larger than 2 MB` };
  try {
    const bytes = new Uint8Array(await file.arrayBuffer());
    const [first, second] = bytes;
    const encoding =
      first === 0xff && second === 0xfe
        ? "utf-16le"
        : first === 0xfe && second === 0xff
          ? "utf-16be"
          : "utf-8";
    const text = new TextDecoder(encoding).decode(bytes);
    // A spreadsheet's own format is packed: it contains null bytes, and text doesn't.
    if (text.includes("\0")) return { ok: false, why: `“${file.name}” isn’t text: ${advice}` };
    return { ok: true, text };
  } catch {
    return { ok: false, why: `“${file.name}” couldn’t be read` };
  }
}
