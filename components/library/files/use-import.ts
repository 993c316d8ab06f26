"use client";

import { useState } from "react";
import { postImport } from "@/components/library/requests/library-requests";
import { type AskError, toAskError } from "@/components/requests/ask-server";
import type { ImportResult } from "@/lib/library/contract/files";
import { MAX_FILE_BYTES, readLibraryFile, type Skipped, toPieces } from "./read-library-file";

/** How an import stands. `fault`: what ended it before its end; then `added` and `there` are what was done until then. */
export type ImportReport = {
  total: number;
  added: number;
  there: number;
  full: number;
  skipped: Skipped[];
  fault: AskError | null;
};
export type ImportState =
  | { step: "choose"; why: string }
  | { step: "reading" }
  | { step: "importing"; done: number; total: number }
  | { step: "done"; report: ImportReport };

const count = (results: readonly ImportResult[], one: ImportResult) =>
  results.filter((result) => result === one).length;

/** Brings a library's file in, a piece at a time: each piece comes in whole or not at all, and what came in is counted. */
export function useImport(onChanged: () => void) {
  const [state, setState] = useState<ImportState>({ step: "choose", why: "" });
  const run = async (text: string) => {
    const reading = readLibraryFile(text);
    if (!reading.ok) return setState({ step: "choose", why: reading.why });
    const { pieces, tooLarge } = toPieces(reading.messages);
    const total = reading.messages.length + reading.skipped.length;
    const results: ImportResult[] = [];
    let fault: AskError | null = null;
    for (const piece of pieces) {
      setState({ step: "importing", done: results.length, total });
      try {
        results.push(...(await postImport(piece)));
      } catch (error) {
        fault = toAskError(error);
        break;
      }
    }
    if (results.length > 0) onChanged();
    const [added, there, full] = (["added", "there", "full"] as const).map((one) => count(results, one));
    const skipped = [...reading.skipped, ...tooLarge];
    setState({
      step: "done",
      report: { total, added: added ?? 0, there: there ?? 0, full: full ?? 0, skipped, fault },
    });
  };
  const take = async (file: File) => {
    if (file.size > MAX_FILE_BYTES)
      return setState({ step: "choose", why: `This file is larger than ${MAX_FILE_BYTES / 1_048_576} MB` });
    setState({ step: "reading" });
    await run(await file.text().catch(() => ""));
  };
  return { state, take: (file: File) => void take(file), reset: () => setState({ step: "choose", why: "" }) };
}
