import { memo } from "react";

const KEY = /("[a-z_]+")(?=: )/;
/** So many that a list of a hundred rows has some dozens of blocks, and a change in one leaves the others as they lie. */
const LINES = 24;

/** One line, its key in the accent colour. */
function Line({ text }: { text: string }) {
  const [before, key, after] = text.split(KEY);
  if (key === undefined) return text;
  return (
    <>
      {before}
      <span className="text-accent">{key}</span>
      {after}
    </>
  );
}

/** Remembered by its text: of a long payload only what a key changed is drawn and laid out anew. */
const Block = memo(function Block({ text, hasKeys }: { text: string; hasKeys: boolean }) {
  if (!hasKeys) return <span className="block">{text}</span>;
  return (
    <span className="block">
      {text.split("\n").map((line, index) => (
        <span key={index}>
          {index > 0 && "\n"}
          <Line text={line} />
        </span>
      ))}
    </span>
  );
});

/** The lines in blocks. A block ends its line by itself: with a line break of its own, what is selected and copied would have two. */
function toBlocks(text: string): string[] {
  const lines = text.split("\n");
  return Array.from({ length: Math.ceil(lines.length / LINES) }, (_, block) =>
    lines.slice(block * LINES, (block + 1) * LINES).join("\n"),
  );
}

/** Code as it is, in a `pre`. `hasKeys`: JSON, whose keys stand out. */
export const CodeLines = ({ text, hasKeys = false }: { text: string; hasKeys?: boolean }) =>
  toBlocks(text).map((block, index) => <Block key={index} text={block} hasKeys={hasKeys} />);
