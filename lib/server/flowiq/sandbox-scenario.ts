import "server-only";
import { SANDBOX_NUMBERS, type SandboxNumber } from "@/lib/message/sandbox-numbers";
import { answerAsFlowIq, refuseAsFlowIq, type SandboxResponse } from "./sandbox-reference";

const LATE_MS = 12_000;
const BUSY_SECONDS = 1;
const AWAY_SECONDS = 2;
const RESET_SECONDS = 20;

type Scenario = (accept: () => SandboxResponse) => SandboxResponse;

const late: Scenario = (accept) => {
  const response = accept();
  return response.kind === "answer" ? { ...response, afterMs: LATE_MS } : response;
};

/** Refuses every other request, so that a retry is accepted. */
function makeOnce(refusal: () => SandboxResponse): Scenario {
  let isRefusing = false;
  return (accept) => {
    isRefusing = !isRefusing;
    return isRefusing ? refusal() : accept();
  };
}

const refuseRate = (headers: Record<string, string>): SandboxResponse =>
  answerAsFlowIq(429, { error: "Too many requests", message: "100 requests per minute" }, headers);
const resetSoon = (): SandboxResponse =>
  refuseRate({ "X-RateLimit-Reset": String(Math.ceil(Date.now() / 1_000) + RESET_SECONDS) });

/** FlowIQ's way of passing on a WhatsApp error. */
const failToSend = (message: string): SandboxResponse =>
  refuseAsFlowIq(500, "Failed to send message", message);

const WEB_PAGE = "<!doctype html><title>Welcome</title><p>This is not the answer you were waiting for.</p>";

/** The outcomes that the documented numbers show; `Contacts` handles the two non-contacts. */
export function makeScenarios(): (number: string) => Scenario | undefined {
  const scenarios: Record<SandboxNumber, Scenario> = {
    "+12025550104": (accept) => accept(),
    "+12025550115": (accept) => accept(),
    "+12025550105": () =>
      failToSend("(#131009) Parameter value is not valid: Total row count exceed max allowed count: 10"),
    "+12025550106": () =>
      failToSend("(#131047) More than 24 hours have passed since the recipient last replied"),
    "+12025550107": () => failToSend("(#131026) Message undeliverable"),
    "+12025550116": () => refuseAsFlowIq(500, "Meta upload failed", "Failed to upload media to Meta"),
    "+12025550117": () => refuseAsFlowIq(500, "Storage upload failed", "Failed to upload to storage"),
    "+12025550108": makeOnce(() => refuseRate({ "Retry-After": String(BUSY_SECONDS) })),
    "+12025550118": makeOnce(resetSoon),
    "+12025550119": makeOnce(() =>
      failToSend("(#131056) (Business Account, Consumer Account) pair rate limit hit"),
    ),
    "+12025550120": makeOnce(() =>
      answerAsFlowIq(503, { error: "Service unavailable" }, { "Retry-After": String(AWAY_SECONDS) }),
    ),
    "+12025550109": () => refuseAsFlowIq(401, "Invalid API key", "API key has been revoked"),
    "+12025550121": () =>
      refuseAsFlowIq(400, "Invalid provider", "Organization must use Meta WhatsApp provider. Current: wati"),
    "+12025550122": () =>
      refuseAsFlowIq(404, "Organization not found", "No organization found with tenantId: sandbox"),
    "+12025550110": late,
    "+12025550111": () => ({ kind: "silence" }),
    "+12025550112": () => ({ kind: "hang up" }),
    "+12025550113": () => ({
      kind: "answer",
      status: 200,
      headers: { "Content-Type": "text/html; charset=utf-8" },
      body: WEB_PAGE,
    }),
    "+12025550114": () => refuseAsFlowIq(500, "Internal server error"),
    "+12025550123": () => failToSend("(#131000) Something went wrong"),
  };
  return (number) => {
    const documented = SANDBOX_NUMBERS.find((entry) => entry.number === number);
    return documented && scenarios[documented.number];
  };
}
