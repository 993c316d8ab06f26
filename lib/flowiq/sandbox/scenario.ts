import "server-only";
import { SANDBOX_NUMBERS, type SandboxNumber } from "@/lib/message/sandbox-numbers";
import { answerJson, refuse, type SandboxResponse } from "./response";

const LATE_MS = 12_000;
const BUSY_SECONDS = 1;

type Scenario = (accept: () => SandboxResponse) => SandboxResponse;

const late: Scenario = (accept) => {
  const response = accept();
  return response.kind === "answer" ? { ...response, afterMs: LATE_MS } : response;
};

function makeBusyOnce(): Scenario {
  let isBusy = false;
  return (accept) => {
    isBusy = !isBusy;
    if (!isBusy) return accept();
    const body = { success: false, error: "Too many requests", message: "(#130429) Rate limit hit" };
    return answerJson(429, body, { "Retry-After": String(BUSY_SECONDS) });
  };
}

const WEB_PAGE = "<!doctype html><title>Welcome</title><p>This is not the answer you were waiting for.</p>";

/** The endings that the documented numbers show. What FlowIQ's 400 looks like when WhatsApp refuses is not documented: words with Meta's code. */
export function makeScenarios(): (number: string) => Scenario | undefined {
  const scenarios: Record<SandboxNumber, Scenario> = {
    "+12025550104": () => refuse(404, "Contact not found for the provided phone number"),
    "+12025550105": () => refuse(400, "Bad request", "(#131009) Parameter value is not valid"),
    "+12025550106": () =>
      refuse(
        400,
        "Failed to send message",
        "(#131047) More than 24 hours have passed since the recipient last replied",
      ),
    "+12025550107": () => refuse(400, "Failed to send message", "(#131026) Message undeliverable"),
    "+12025550108": makeBusyOnce(),
    "+12025550109": () => refuse(401, "Authentication mismatch", "The token does not match the tenant"),
    "+12025550110": late,
    "+12025550111": () => ({ kind: "silence" }),
    "+12025550112": () => ({ kind: "hang up" }),
    "+12025550113": () => ({
      kind: "answer",
      status: 200,
      headers: { "Content-Type": "text/html; charset=utf-8" },
      body: WEB_PAGE,
    }),
    "+12025550114": () => refuse(500, "Internal server error"),
  };
  return (number) => {
    const documented = SANDBOX_NUMBERS.find((entry) => entry.number === number);
    return documented && scenarios[documented.number];
  };
}
