import type { Inline } from "./node";

/** The markers that nest. */
export const EMPHASIS = { "*": "bold", _: "italic", "~": "strike" } as const;
export type Marker = keyof typeof EMPHASIS;

type Frame = { marker: Marker | ""; children: Inline[] };

function append(children: Inline[], node: Inline): void {
  const last = children.at(-1);
  if (node.type === "text" && last?.type === "text")
    children[children.length - 1] = { ...last, text: last.text + node.text };
  else if (node.type !== "text" || node.text !== "") children.push(node);
}

/**
 * A line's nodes, built from the left. An opener that is never closed, or that another pair's end cuts off, turns
 * back into text. Each marker is open once at most, so no more than three frames are ever open and no node moves far.
 */
export function growTree() {
  const root: Frame = { marker: "", children: [] };
  const open: Frame[] = [];
  const top = (): Frame => open.at(-1) ?? root;
  const cancel = (): void => {
    const frame = open.pop();
    if (!frame) return;
    append(top().children, { type: "text", text: frame.marker });
    for (const child of frame.children) append(top().children, child);
  };
  return {
    add: (node: Inline): void => append(top().children, node),
    isOpen: (marker: Marker): boolean => open.some((frame) => frame.marker === marker),
    open: (marker: Marker): void => void open.push({ marker, children: [] }),
    close: (marker: Marker): void => {
      while (open.length > 0 && top().marker !== marker) cancel();
      const frame = open.pop();
      if (frame) append(top().children, { type: EMPHASIS[marker], children: frame.children });
    },
    finish: (): Inline[] => {
      while (open.length > 0) cancel();
      return root.children;
    },
  };
}
