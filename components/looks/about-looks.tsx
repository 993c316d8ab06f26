import { type LookSource, type Platform, type Token, TOKENS } from "@/components/preview/look/tokens";

const NAMES: Record<Platform, string> = { android: "Android", ios: "iOS", web: "Web" };
const SOURCES: Record<LookSource, { title: string; none: string }> = {
  clone: {
    title: "Measured in open-source clones of WhatsApp Web",
    none: "Nothing was measured on this platform.",
  },
  phone: { title: "Observed on a phone, 2022", none: "Nothing." },
  ours: { title: "Our reading", none: "Nothing." },
};
const ORDER: LookSource[] = ["clone", "phone", "ours"];

/**
 * Which of a look's values were measured and which we interpreted, from the table that draws it.
 */
export default function AboutLooks({ platform }: { platform: Platform }) {
  const tokens: Token[] = Object.values(TOKENS);
  return (
    <section aria-labelledby="about-looks" className="max-h-60 overflow-y-auto text-soft" tabIndex={0}>
      <h3 id="about-looks" className="font-semibold text-ink">
        How {NAMES[platform]} is drawn
      </h3>
      <p className="mt-1">
        A likeness, not WhatsApp itself. Text sizes and widths are ours. Android is set in Roboto; other fonts
        and emoji come from your system.
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
