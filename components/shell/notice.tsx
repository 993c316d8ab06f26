import type { ReactNode } from "react";

/** A page that only says something, with the way on. */
export function PageNotice({
  title,
  words,
  children,
}: {
  title: string;
  words: string;
  children: ReactNode;
}) {
  return (
    <main className="mx-auto grid min-h-[calc(100dvh-120px)] max-w-md content-center justify-items-start gap-3 p-6">
      <span aria-hidden className="brand mb-2" />
      <h1 className="text-[1.5rem]/8 font-semibold tracking-tight">{title}</h1>
      <p className="text-soft">{words}</p>
      {children}
    </main>
  );
}
