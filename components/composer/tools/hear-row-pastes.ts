import type { Ask } from "./errand";

const ROW_TITLE = /^sections\.(\d+)\.rows\.\d+\.title$/;
/** Rows, or cells of one: what a spreadsheet writes after a single cell is neither. */
const MANY = /\t|[\r\n]+[^\r\n]/;

/** The section of the row title that a text was pasted into, where the text is more than a title. */
export function findPastedInto(id: string, text: string): number | null {
  const [, section] = ROW_TITLE.exec(id) ?? [];
  return section !== undefined && MANY.test(text.trim()) ? Number(section) : null;
}

/** Offers to make rows of what is pasted into a row's title, where it is many of them. One line stays a plain paste. */
export function hearRowPastes(ask: Ask): () => void {
  const hear = (event: ClipboardEvent) => {
    const { id } = event.target as Element;
    const text = event.clipboardData?.getData("text/plain") ?? "";
    const section = findPastedInto(id, text);
    if (section === null) return;
    event.preventDefault();
    ask({ to: "paste", section, text, path: id });
  };
  document.addEventListener("paste", hear);
  return () => document.removeEventListener("paste", hear);
}
