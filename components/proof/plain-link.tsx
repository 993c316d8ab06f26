import type { ReactNode } from "react";

const LOOKS = {
  button:
    "inline-flex h-9 shrink-0 items-center gap-1.5 rounded-lg border border-line bg-panel px-3.5 font-medium hover:bg-sunk",
  words: "font-medium text-accent underline",
} as const;

type PlainLinkProps = { href: string; look: keyof typeof LOOKS; children: ReactNode };

/** A link that loads its page anew: the composer reads the address, and the kept draft, when it starts. */
export const PlainLink = ({ href, look, children }: PlainLinkProps) => (
  <a href={href} className={LOOKS[look]}>
    {children}
  </a>
);
