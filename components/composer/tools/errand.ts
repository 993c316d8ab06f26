import type { FileReading } from "@/components/ui/file/read-text-file";
import { latestPress } from "./early-press";

/** A file that was dropped, as far as it could be read. */
export type DroppedFile = { name: string; reading: FileReading };

/** What the editor asks of its tools: another message out of a file or a text, or many rows for a section. */
export type Errand =
  | { to: "import"; file?: DroppedFile }
  /** `path`: the field that the text was meant for. */
  | { to: "paste"; section: number; text: string; path?: string };

export type Ask = (errand: Errand) => void;

const PASTE_BUTTON = /^sections\.(\d+)\.paste$/;

/** What the button of an id asks for; null for any other. */
export function readErrand(id: string): Errand | null {
  if (id === "import") return { to: "import" };
  const [, section] = PASTE_BUTTON.exec(id) ?? [];
  return section === undefined ? null : { to: "paste", section: Number(section), text: "" };
}

/** A press is heard once, also where the editor is drawn anew. */
let heard: Event | null = null;

/** Hears the editor's buttons by their ids: the first load's code has no room for more than them. One that was pressed before is heard now. */
export function hearButtons(ask: Ask): () => void {
  const hear = () => {
    if (!latestPress || latestPress === heard) return;
    heard = latestPress;
    const { target } = heard;
    const errand = target instanceof Element && readErrand(target.closest("button")?.id ?? "");
    if (errand) ask(errand);
  };
  hear();
  document.addEventListener("click", hear);
  return () => document.removeEventListener("click", hear);
}
