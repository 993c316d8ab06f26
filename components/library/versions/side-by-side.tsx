import { KeptMessage } from "@/components/library/detail/kept-message";
import { type Content, toDraft } from "@/lib/message/content";
import { compareDrafts } from "@/lib/message/compare/compare-drafts";
import { formatDifference } from "@/lib/message/compare/difference";

/** One side: what it is called, when it was saved (epoch ms), and what it says. */
export type Side = { title: string; at: number; content: Content };

/** Two versions as their recipient would see them, and the fields in which they differ, from the first to the second. */
export function SideBySide({ first, second }: { first: Side; second: Side }) {
  const differences = compareDrafts(toDraft(first.content), toDraft(second.content));
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4 medium:grid-cols-2">
        {[first, second].map(({ title, at, content }, side) => (
          <section key={side} aria-label={title} className="grid min-w-0 content-start gap-2">
            <h3 className="text-label font-semibold break-words">{title}</h3>
            <KeptMessage content={content} time={at} label={title} />
          </section>
        ))}
      </div>
      <section aria-label="Differences" className="grid grid-cols-[minmax(0,1fr)] gap-2">
        <h3 className="text-label font-semibold">Differences</h3>
        {differences.length === 0 ? (
          <p className="text-soft">Both say the same.</p>
        ) : (
          <ul className="grid list-disc grid-cols-[minmax(0,1fr)] gap-1 ps-5">
            {differences.map((difference, at) => (
              <li key={at} className="break-words">
                <bdi>{formatDifference(difference)}</bdi>
              </li>
            ))}
          </ul>
        )}
      </section>
    </div>
  );
}
