import { CspEvaluator } from "csp_evaluator";
import { CspParser } from "csp_evaluator/dist/parser";
import { expect, test } from "vitest";
import { toPagePolicy } from "./content-security-policy";

const evaluate = (policy: string) =>
  new CspEvaluator(new CspParser(policy).csp).evaluate().map(({ description, severity }) => ({
    severity,
    description,
  }));

test("Google's CSP Evaluator finds nothing in a page's policy", () => {
  expect(evaluate(toPagePolicy("bm9uY2Utb2YtMTYtYnl0ZQ=="))).toEqual([]);
});

test("and finds what is weak in a weaker one", () => {
  const weaker = toPagePolicy("bm9uY2Utb2YtMTYtYnl0ZQ==").replace(
    "'strict-dynamic'",
    "'unsafe-inline' https:",
  );
  expect(evaluate(weaker)).not.toEqual([]);
});
