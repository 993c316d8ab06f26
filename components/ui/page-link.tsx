import type { ComponentProps, MouseEvent, ReactNode } from "react";

type PageLinkProps = Omit<ComponentProps<"a">, "href" | "onClick"> & { href: string; onGo: () => void };

/** Modified clicks (a new tab and so on) stay the browser's. */
const isPlainClick = ({ button, metaKey, ctrlKey, shiftKey, altKey }: MouseEvent) =>
  button === 0 && !metaKey && !ctrlKey && !shiftKey && !altKey;

/** A link followed within the page, without a page load. */
export function PageLink({ onGo, ...link }: PageLinkProps) {
  return (
    <a
      {...link}
      onClick={(event) => {
        if (!isPlainClick(event)) return;
        event.preventDefault();
        onGo();
      }}
    />
  );
}

const LOOKS = {
  button:
    "inline-flex h-9 shrink-0 items-center gap-1.5 rounded-lg border border-line bg-panel px-3.5 font-medium hover:bg-sunk",
  words: "font-medium text-accent underline",
} as const;

type PlainLinkProps = {
  href: string;
  look: keyof typeof LOOKS;
  /** Called before the page is left. */
  onClick?: () => void;
  children: ReactNode;
};

/** A link with a full page load: the composer reads the address and the saved draft at start. */
export const PlainLink = ({ href, look, onClick, children }: PlainLinkProps) => (
  <a href={href} onClick={onClick} className={LOOKS[look]}>
    {children}
  </a>
);
