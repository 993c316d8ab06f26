import type { ReactNode } from "react";

type PanelProps = {
  title: string;
  words?: ReactNode;
  /** Hard to undo: separated from the settings before it. */
  isDanger?: boolean;
  children: ReactNode;
};

/** A panel's anchor in an address: "#api-tokens". */
export const toPanelId = (title: string): string => title.toLowerCase().replace(/\W+/g, "-");

/** One setting per line: its name and a sentence about it, with the control beside them. */
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
