/** A list of 1,000 numbers is some 20 KB; with a table's other columns it may be far more. */
export const MAX_TEXT_BYTES = 2_000_000;

export type FileReading = { ok: true; text: string } | { ok: false; why: string };

/** A file's text, in UTF-8 or, as spreadsheets write it, in UTF-16 with its mark. `advice`: what to do where it is none. */
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
