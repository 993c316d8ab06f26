import type { ReactNode } from "react";

type PanelProps = { title: string; words?: ReactNode; children: ReactNode };

/** One matter of a page: its name, a word about it, and what can be done. */
export function Panel({ title, words, children }: PanelProps) {
  return (
    <section
      aria-label={title}
      className="grid min-w-0 grid-cols-[minmax(0,1fr)] content-start gap-4 rounded-xl border border-line bg-panel p-4 medium:p-5"
    >
      <div className="grid gap-1">
        <h2 className="text-[0.9375rem] font-semibold tracking-tight">{title}</h2>
        {words !== undefined && <p className="break-words text-soft">{words}</p>}
      </div>
      {children}
    </section>
  );
}
