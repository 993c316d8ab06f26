import { type LookSource, type Platform, type Token, TOKENS } from "@/components/preview/look/tokens";

const NAMES: Record<Platform, string> = { android: "Android", ios: "iOS", web: "Web" };
const SOURCES: Record<LookSource, { title: string; none: string }> = {
  clone: {
    title: "Measured in open-source clones of WhatsApp Web",
    none: "Nothing of this platform's was measured.",
  },
  ours: { title: "Our reading", none: "Nothing." },
};
const ORDER: LookSource[] = ["clone", "ours"];

/** Which values of a platform's look were measured and which are our reading, from the table that draws it. */
export default function AboutLooks({ platform }: { platform: Platform }) {
  const tokens: Token[] = Object.values(TOKENS);
  return (
    <section aria-labelledby="about-looks" className="max-h-60 overflow-y-auto text-soft" tabIndex={0}>
      <h3 id="about-looks" className="font-semibold text-ink">
        How {NAMES[platform]} is drawn
      </h3>
      <p className="mt-1">
        A likeness, and no promise of WhatsApp&apos;s. Text sizes and widths are ours on every platform; emoji
        and fonts are your own system&apos;s where it has them.
      </p>
      {ORDER.map((source) => {
        const own = tokens.filter((token) => token[platform].source === source).map(({ what }) => what);
        return (
          <div key={source} className="mt-2">
            <h4 className="font-medium text-ink">
              {SOURCES[source].title} ({own.length})
            </h4>
            <p>{own.length === 0 ? SOURCES[source].none : `${own.join(" · ")}.`}</p>
          </div>
        );
      })}
    </section>
  );
}
