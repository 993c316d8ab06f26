import type { ReactNode } from "react";

/** A page that has only something to say, and the way on from it. */
export function Notice({ title, words, children }: { title: string; words: string; children: ReactNode }) {
  return (
    <main className="mx-auto grid min-h-[calc(100dvh-120px)] max-w-md content-center justify-items-start gap-3 p-6">
      <h1 className="text-title font-semibold tracking-tight">{title}</h1>
      <p className="text-soft">{words}</p>
      {children}
    </main>
  );
}
