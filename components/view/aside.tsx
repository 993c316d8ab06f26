import type { ReactNode } from "react";

/** The page while there is no message to show: what is the matter, and the way on. */
export function Aside({ title, words, children }: { title: string; words: string; children?: ReactNode }) {
  return (
    <div className="mx-auto grid min-h-[calc(100dvh-120px)] max-w-md content-center justify-items-start gap-3 p-6">
      <h1 className="text-label font-medium text-soft">Shared message</h1>
      <h2 className="text-title font-semibold tracking-tight">{title}</h2>
      <p className="text-soft">{words}</p>
      {children}
    </div>
  );
}
