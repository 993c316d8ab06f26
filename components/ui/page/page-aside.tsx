import type { ReactNode } from "react";

export type AsideWords = { title: string; words: string; children?: ReactNode };

/** A page that has nothing to show just now: its name, what is the matter, and the way on. */
export function PageAside({ page, title, words, children }: AsideWords & { page: string }) {
  return (
    <div className="mx-auto grid min-h-[calc(100dvh-120px)] max-w-md content-center justify-items-start gap-3 p-6">
      <h1 className="text-label font-medium text-soft">{page}</h1>
      <h2 className="text-title font-semibold tracking-tight">{title}</h2>
      <p className="text-soft">{words}</p>
      {children}
    </div>
  );
}
