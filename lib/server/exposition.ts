import "server-only";

/** A histogram. `bounds`: the buckets' rising upper ends, in the unit of the observations. */
export class Histogram {
  readonly #counts: number[];
  #sum = 0;

  constructor(readonly bounds: readonly number[]) {
    this.#counts = [...bounds.map(() => 0), 0];
  }

  observe(value: number): void {
    const at = this.bounds.findIndex((bound) => value <= bound);
    const bucket = at === -1 ? this.bounds.length : at;
    this.#counts[bucket] = (this.#counts[bucket] ?? 0) + 1;
    this.#sum += value;
  }

  /** `cumulative`: observations up to each bound; the last has no bound. */
  read(): { cumulative: number[]; sum: number } {
    let total = 0;
    return { cumulative: this.#counts.map((count) => (total += count)), sum: this.#sum };
  }
}

/**
 * Prometheus's text format (prometheus.io/docs/instrumenting/exposition_formats, version 0.0.4).
 */
export const EXPOSITION_TYPE = "text/plain; version=0.0.4; charset=utf-8";

type Labels = Readonly<Record<string, string>>;
type Sample = { labels?: Labels; value: number };

/** `name` and `help` are ours: no backslash, no line break. */
export type Metric = { name: string; help: string } & (
  { type: "counter" | "gauge"; samples: readonly Sample[] } | { type: "histogram"; histogram: Histogram }
);

const escapeLabel = (text: string): string =>
  text.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\n", "\\n");

function formatSample(name: string, value: number, labels: Labels = {}): string {
  const pairs = Object.entries(labels).map(([label, text]) => `${label}="${escapeLabel(text)}"`);
  return `${name}${pairs.length > 0 ? `{${pairs.join(",")}}` : ""} ${value}\n`;
}

function formatHistogram(name: string, histogram: Histogram): string {
  const { cumulative, sum } = histogram.read();
  const buckets = cumulative.map((count, at) =>
    formatSample(`${name}_bucket`, count, { le: String(histogram.bounds[at] ?? "+Inf") }),
  );
  return [
    ...buckets,
    formatSample(`${name}_sum`, sum),
    formatSample(`${name}_count`, cumulative.at(-1) ?? 0),
  ].join("");
}

function formatMetric(metric: Metric): string {
  const { name, help, type } = metric;
  const head = `# HELP ${name} ${help}\n# TYPE ${name} ${type}\n`;
  if (metric.type === "histogram") return head + formatHistogram(name, metric.histogram);
  return head + metric.samples.map(({ value, labels }) => formatSample(name, value, labels)).join("");
}

export const formatMetrics = (metrics: readonly Metric[]): string => metrics.map(formatMetric).join("");
