/** @typedef {{ what: string, p50: string, p95: string, ratio: string }} Row */

const NONE = "–";
const OWN_NAMES = { menuet: "Menuet", earlier: "commit 4125522" };
const PLACES = {
  "10-body": "10 rows, into the body",
  "10-title": "10 rows, into a row's title",
  "100-body": "100 rows, into the body",
  "100-title": "100 rows, into a row's title",
};
const PEERS = {
  bare: "a bare page of one field",
  "bare-rows": "a bare page with 300 fields more",
  puck: "Puck 0.20, 3 rows",
  "adaptive-cards": "Adaptive Cards designer 2.4, 3 rows",
};

const toMs = (value) => `${value.toFixed(1)} ms`;
const toKilobytes = (bytes) => `${(bytes / 1024).toFixed(1)} KB`;
const toRatio = (value) => value.toFixed(3);

function toSizeRows({ named, fetched }) {
  const row = (what, bytes) => ({ what, p50: toKilobytes(bytes), p95: NONE, ratio: NONE });
  return [
    row("First-load JS, gzip: named by the HTML", named),
    row("First-load JS, gzip: fetched until idle", fetched),
  ];
}

/** Own rows are relative to the earlier commit, and peers to today's body with 100 rows. */
function toKeystrokeRows(results) {
  const find = (name) => results.find((one) => one.name === name);
  return results.flatMap(({ name, p50, p95, lost }) => {
    const [, who, place] = /^(menuet|earlier)-(.*)$/.exec(name) ?? [];
    const words = place ? `${OWN_NAMES[who]}, ${PLACES[place]}` : PEERS[name];
    const base = find(place ? `earlier-${place}` : "menuet-100-body");
    const ratio = base ? toRatio(p50 / base.p50) : NONE;
    const row = { what: `Key to paint at 4×: ${words}`, p50: toMs(p50), p95: toMs(p95), ratio };
    if (lost === undefined) return [row];
    return [
      row,
      {
        what: `  a key every 70 ms: letters lost or out of order`,
        p50: String(lost),
        p95: NONE,
        ratio: NONE,
      },
    ];
  });
}

function toProofRows({ painted, flagged }) {
  const row = (what, { p50, p95 }) => ({ what, p50: toMs(p50), p95: toMs(p95), ratio: NONE });
  return [
    row("Proof sheet, 24 looks of 100 rows: painted", painted),
    row("Proof sheet, 24 looks of 100 rows: all laid out and flagged", flagged),
  ];
}

function toSendRows(results) {
  return results.flatMap(({ delayMs, route, bareRoute, direct }) => {
    const row = (what, { p50, p95, ratio }) => ({
      what: `Upstream of ${delayMs} ms: ${what}`,
      p50: toMs(p50),
      p95: toMs(p95),
      ratio: ratio === undefined ? NONE : toRatio(ratio),
    });
    const cost = (whose, { difference }) => ({
      what: `Upstream of ${delayMs} ms: ${whose} cost`,
      p50: `+${toMs(difference)}`,
      p95: NONE,
      ratio: NONE,
    });
    return [
      row("directly", direct),
      row("POST /api/send", route),
      cost("the route's", route),
      row("a bare route with two commits", bareRoute),
      cost("the bare route's", bareRoute),
    ];
  });
}

const toMegabytes = (bytes) => `${(bytes / 1024 / 1024).toFixed(0)} MB`;

function toMemoryRows({ sends, before, most, after }) {
  const row = (what, bytes) => ({ what, p50: toMegabytes(bytes), p95: NONE, ratio: NONE });
  return [
    row("Server's memory, before any send", before),
    row(`Server's memory, most during ${sends} sends`, most),
    row(`Server's memory, after ${sends} sends`, after),
  ];
}

/** The ratio compares a query's median with the same query on the smallest store of that kind. */
function toHistoryRows(results, things = "sends") {
  return results.map(({ store, count, what, p50, p95 }) => {
    const small = results.find((one) => one.store === store && one.what === what);
    return {
      what: `${store}, ${count.toLocaleString("en")} ${things}: ${what}`,
      p50: toMs(p50),
      p95: toMs(p95),
      ratio: small && small.count !== count ? toRatio(p50 / small.p50) : NONE,
    };
  });
}

function toLibraryRows(results) {
  return results.map(({ store, count, what, p50, p95 }) => ({
    what: `${store}, ${count.toLocaleString("en")} library messages: ${what}`,
    p50: toMs(p50),
    p95: toMs(p95),
    ratio: NONE,
  }));
}

function toLighthouseRows({ pages, failures }) {
  const row = (what, value) => ({ what, p50: String(value), p95: NONE, ratio: NONE });
  return [
    ...pages.flatMap(({ page, scores }) =>
      Object.entries(scores).map(([category, score]) =>
        row(`Lighthouse, mobile, ${page}: ${category}`, score),
      ),
    ),
    ...failures.map(({ page, id, title }) => row(`  not passed on ${page}: ${id} (${title})`, NONE)),
  ];
}

const ROWS_OF = {
  size: toSizeRows,
  keystroke: toKeystrokeRows,
  proof: toProofRows,
  send: toSendRows,
  memory: toMemoryRows,
  history: toHistoryRows,
  library: toLibraryRows,
  inbox: (results) => toHistoryRows(results, "inbox messages"),
  lighthouse: toLighthouseRows,
};

/**
 * @param {Record<string, unknown>} results by part
 * @returns {Row[]}
 */
export const toRows = (results) => Object.entries(results).flatMap(([part, result]) => ROWS_OF[part](result));

/**
 * @param {Row[]} rows
 * @returns {string} one table in plain text
 */
export function formatTable(rows) {
  const all = [{ what: "measured", p50: "p50", p95: "p95", ratio: "ratio" }, ...rows];
  const width = (column) => Math.max(...all.map((row) => row[column].length));
  const [what, p50, p95, ratio] = ["what", "p50", "p95", "ratio"].map(width);
  const lines = all.map((row) =>
    [row.what.padEnd(what), row.p50.padStart(p50), row.p95.padStart(p95), row.ratio.padStart(ratio)].join(
      "  ",
    ),
  );
  return [lines[0], "-".repeat(lines[0].length), ...lines.slice(1)].join("\n");
}
