import type { ComponentProps, MouseEvent } from "react";

type PageLinkProps = Omit<ComponentProps<"a">, "href" | "onClick"> & { href: string; onGo: () => void };

/** A link's own ways to open, in a new tab and so on, stay the browser's. */
const isPlainClick = ({ button, metaKey, ctrlKey, shiftKey, altKey }: MouseEvent) =>
  button === 0 && !metaKey && !ctrlKey && !shiftKey && !altKey;

/** A link that is followed within the page, which loads nothing anew. */
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
