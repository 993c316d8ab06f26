"use client";
import { Upload } from "lucide-react";
import { useRef } from "react";
import { Button } from "./button";

type FileButtonProps = {
  /** The name of the choice itself: "File with numbers". */
  label: string;
  accept: string;
  onFile: (file: File) => void;
};

/** "Load a file": the browser's own choice of one. */
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
          // The same file again is a choice too.
          event.target.value = "";
          if (file) onFile(file);
        }}
      />
    </>
  );
}

/** Time enough for a browser to take up the file. */
const KEPT_MS = 60_000;

/** Hands a file to the browser to keep. */
export function keepFile(file: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), KEPT_MS);
}

/** A list of 1,000 numbers is some 20 KB; with a table's other columns it may be far more. */
export const MAX_TEXT_BYTES = 2_000_000;

export type FileReading = { ok: true; text: string } | { ok: false; why: string };

/**
 * A file's text, in UTF-8 or, as spreadsheets write it, in UTF-16 with its mark. `advice`: what to
 * do where it is none.
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
    // A spreadsheet's own format is a packed file: none of its bytes are a text.
    if (text.includes("\0")) return { ok: false, why: `“${file.name}” is no text: ${advice}` };
    return { ok: true, text };
  } catch {
    return { ok: false, why: `“${file.name}” could not be read` };
  }
}
