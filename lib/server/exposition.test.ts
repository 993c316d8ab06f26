import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatMetrics, Histogram } from "./exposition";

describe("figures as Prometheus reads them", () => {
  test("a counter and a gauge, with their labels", () => {
    const text = formatMetrics([
      {
        ...{ name: "sends_total", help: "Sends.", type: "counter" },
        samples: [{ labels: { state: "accepted", mode: "live" }, value: 3 }, { value: 0 }],
      },
      { name: "age_seconds", help: "Age.", type: "gauge", samples: [{ value: 0.25 }] },
    ]);
    expect(text).toBe(
      [
        "# HELP sends_total Sends.",
        "# TYPE sends_total counter",
        'sends_total{state="accepted",mode="live"} 3',
        "sends_total 0",
        "# HELP age_seconds Age.",
        "# TYPE age_seconds gauge",
        "age_seconds 0.25",
        "",
      ].join("\n"),
    );
  });

  test("a label's value cannot end its line or its quotes", () => {
    const samples = [{ labels: { version: 'a"b\\c\nd' }, value: 1 }];
    expect(formatMetrics([{ name: "info", help: "Info.", type: "gauge", samples }])).toContain(
      String.raw`info{version="a\"b\\c\nd"} 1`,
    );
  });

  test("a histogram counts upwards, its bounds included", () => {
    const histogram = new Histogram([0.5, 1]);
    for (const value of [0.25, 0.5, 0.75, 1, 2]) histogram.observe(value);
    expect(formatMetrics([{ name: "took_seconds", help: "Took.", type: "histogram", histogram }])).toBe(
      [
        "# HELP took_seconds Took.",
        "# TYPE took_seconds histogram",
        'took_seconds_bucket{le="0.5"} 2',
        'took_seconds_bucket{le="1"} 4',
        'took_seconds_bucket{le="+Inf"} 5',
        "took_seconds_sum 4.5",
        "took_seconds_count 5",
        "",
      ].join("\n"),
    );
  });

  test("a histogram's buckets are what a count over all values gives", () => {
    const bounds = [1, 2, 5, 10];
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 20 })), (values) => {
        const histogram = new Histogram(bounds);
        values.forEach((value) => histogram.observe(value));
        expect(histogram.read()).toEqual({
          cumulative: [...bounds, Infinity].map((bound) => values.filter((value) => value <= bound).length),
          sum: values.reduce((sum, value) => sum + value, 0),
        });
      }),
    );
  });
});
