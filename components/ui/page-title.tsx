import type { ReactNode, Ref } from "react";

/** A page's title, which can receive focus. */
export const PageTitle = ({ children }: { children: string }) => (
  <h1 tabIndex={-1} className="rounded-sm text-title font-semibold tracking-tight outline-offset-4">
    {children}
  </h1>
);

type PageHeadProps = { title: string; titleRef?: Ref<HTMLHeadingElement>; children?: ReactNode };

/** A page's title and its actions, in the bar's row. */
export const PageHead = ({ title, titleRef, children }: PageHeadProps) => (
  <div className="page-head">
    <h1 ref={titleRef} tabIndex={-1} className="page-name">
      {title}
    </h1>
    {children}
  </div>
);

export type AsideWords = { title: string; words: string; children?: ReactNode };

/** A page that has nothing to show now: its title, the reason, and what to do. */
export function PageAside({ page, title, words, children }: AsideWords & { page: string }) {
  return (
    <div className="mx-auto grid min-h-[calc(100dvh-120px)] max-w-md content-center justify-items-start gap-3 p-6">
      <span aria-hidden className="brand mb-2" />
      <h1 className="text-label font-medium text-soft">{page}</h1>
      <h2 className="text-title font-semibold tracking-tight">{title}</h2>
      <p className="text-soft">{words}</p>
      {children}
    </div>
  );
}

type EntranceProps = {
  title: string;
  words?: ReactNode;
  /** What happens afterwards. */
  next?: ReactNode;
  children: ReactNode;
};

/** An entrance page: our mark, one column, and what happens next. */
export function Entrance({ title, words, next, children }: EntranceProps) {
  return (
    <main className="mx-auto grid min-h-[calc(100dvh-120px)] w-full max-w-[26rem] content-center gap-6 p-4 medium:p-6">
      <div className="grid gap-1.5">
        <span aria-hidden className="brand mb-3" />
        <h1 className="text-[1.5rem]/8 font-semibold tracking-tight">{title}</h1>
        {words !== undefined && <p className="break-words text-soft">{words}</p>}
      </div>
      {children}
      {next !== undefined && <p className="text-note text-faint">{next}</p>}
    </main>
  );
}
