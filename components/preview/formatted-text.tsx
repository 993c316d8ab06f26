import { memo } from "react";
import { parseFormatting } from "@/lib/whatsapp/formatting";
import type { Block, Inline } from "@/lib/whatsapp/formatting-nodes";
import type { TextDirection } from "./text-direction";

function InlineNode({ node }: { node: Inline }) {
  switch (node.type) {
    case "text":
      return node.text;
    case "bold":
      return (
        <strong className="font-semibold">
          <InlineNodes nodes={node.children} />
        </strong>
      );
    case "italic":
      return (
        <em>
          <InlineNodes nodes={node.children} />
        </em>
      );
    case "strike":
      return (
        <s>
          <InlineNodes nodes={node.children} />
        </s>
      );
    case "code":
      return <code className="rounded-xs bg-chat-quote px-1 font-chat-mono text-[0.92em]">{node.text}</code>;
    case "link":
      return (
        <a href={node.href} target="_blank" rel="noopener noreferrer" className="text-chat-link underline">
          {node.text}
        </a>
      );
    default:
      return node satisfies never;
  }
}

function InlineNodes({ nodes }: { nodes: Inline[] }) {
  return nodes.map((node, index) => <InlineNode key={index} node={node} />);
}

function BlockNode({ block, dir }: { block: Block; dir: TextDirection }) {
  switch (block.type) {
    case "paragraph":
      return (
        <p dir={dir} className="min-h-[1lh]">
          <InlineNodes nodes={block.children} />
        </p>
      );
    case "code":
      return (
        <pre dir={dir} className="font-chat-mono text-[0.92em] whitespace-pre-wrap">
          {block.text}
        </pre>
      );
    case "quote":
      return (
        <blockquote dir={dir} className="border-s-3 border-chat-line ps-2 text-chat-muted">
          <InlineNodes nodes={block.children} />
        </blockquote>
      );
    case "list": {
      const List = block.ordered ? "ol" : "ul";
      return (
        <List
          dir={dir}
          start={block.ordered ? block.start : undefined}
          className={`ps-5 ${block.ordered ? "list-decimal" : "list-disc"}`}
        >
          {block.items.map((item, index) => (
            <li key={index}>
              <InlineNodes nodes={item} />
            </li>
          ))}
        </List>
      );
    }
    default:
      return block satisfies never;
  }
}

type FormattedTextProps = { text: string; dir?: TextDirection };

/** A body or footer with WhatsApp's markup; typed text becomes text nodes, never HTML. */
export const FormattedText = memo(function FormattedText({ text, dir = "auto" }: FormattedTextProps) {
  return parseFormatting(text).map((block, index) => <BlockNode key={index} block={block} dir={dir} />);
});
