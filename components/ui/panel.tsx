import type { ReactNode } from "react";

type PanelProps = {
  title: string;
  words?: ReactNode;
  /** Hard to undo: ruled off from the settings before it. */
  isDanger?: boolean;
  children: ReactNode;
};

/** What an address names a panel by: "#api-tokens". */
export const toPanelId = (title: string): string => title.toLowerCase().replace(/\W+/g, "-");

/** One setting a line: its name and a sentence about it, and beside them what can be set. */
export function Panel({ title, words, isDanger = false, children }: PanelProps) {
  return (
    <section
      id={toPanelId(title)}
      aria-label={title}
      className={`setting ${isDanger ? "setting-danger" : ""}`}
    >
      <div className="grid content-start gap-1">
        <h2 className="text-[0.9375rem]/5 font-semibold tracking-tight">{title}</h2>
        {words !== undefined && <p className="text-label break-words text-soft">{words}</p>}
      </div>
      <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] content-start gap-4">{children}</div>
    </section>
  );
}
