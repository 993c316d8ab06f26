import type { ReactNode } from "react";

type EntranceProps = { title: string; words?: ReactNode; children: ReactNode };

/** A page on which one comes in: one card in the middle. */
export function Entrance({ title, words, children }: EntranceProps) {
  return (
    <main className="mx-auto grid min-h-[calc(100dvh-120px)] w-full max-w-md content-center gap-5 p-4 medium:p-6">
      <div className="grid gap-1">
        <h1 className="text-title font-semibold tracking-tight">{title}</h1>
        {words !== undefined && <p className="break-words text-soft">{words}</p>}
      </div>
      {children}
    </main>
  );
}
