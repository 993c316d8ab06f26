// Runs Mozilla's HTTP Observatory on a host with unusual ports, and prints JSON to stdout.
import { existsSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

const main = createRequire(import.meta.url).resolve("@mdn/mdn-http-observatory");
const from = (/** @type {string} */ file) => import(path.join(path.dirname(main), file));

// The package's install downloads the HSTS preload list; an empty one can only cost points.
const preloaded = path.join(path.dirname(main), "../conf/hsts-preload.json");
if (!existsSync(preloaded)) writeFileSync(preloaded, "{}");

const [{ retrieve }, { ALL_TESTS }, grader, { MINIMUM_SCORE_FOR_EXTRA_CREDIT }] = await Promise.all([
  from("retriever/retriever.js"),
  from("constants.js"),
  from("grader/grader.js"),
  from("grader/charts.js"),
]);

const [host, httpPort, httpsPort] = process.argv.slice(2);
const seen = await retrieve(host, { httpPort, httpsPort });
/** @type {{ name: string, result: string, pass: boolean, points: number }[]} */
const tests = ALL_TESTS.map((/** @type {(seen: unknown) => any} */ test) => {
  const { constructor, result, pass } = test(seen);
  return { name: constructor.name, result, pass, points: result ? grader.getScoreModifier(result) : 0 };
});
const sum = (/** @type {number[]} */ points) => points.reduce((total, point) => total + point, 100);
const uncurved = sum(tests.map(({ points }) => Math.min(points, 0)));
const score = uncurved >= MINIMUM_SCORE_FOR_EXTRA_CREDIT ? sum(tests.map(({ points }) => points)) : uncurved;
process.stdout.write(JSON.stringify({ ...grader.getGradeForScore(score), tests }));
