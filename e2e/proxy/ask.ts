import { once } from "node:events";
import { readFileSync } from "node:fs";
import type { IncomingHttpHeaders } from "node:http";
import https from "node:https";
import { text } from "node:stream/consumers";

export type Answer = { status: number; headers: IncomingHttpHeaders; raw: string[]; body: string };
type Ask = {
  method?: string;
  headers?: Record<string, string>;
  body?: string;
  /** Called at the first chunk of the response. */
  onFirst?: () => void;
};

/** Sends a request over TLS that trusts only the test's certificate. */
export async function ask(
  certificate: string,
  address: string,
  { method = "GET", headers, body, onFirst }: Ask = {},
) {
  const request = https.request(address, { method, headers, ca: readFileSync(certificate), agent: false });
  request.end(body);
  const [response] = await once(request, "response");
  if (onFirst) response.once("data", onFirst);
  const answer: Answer = {
    status: response.statusCode,
    headers: response.headers,
    raw: response.rawHeaders,
    body: await text(response),
  };
  return answer;
}
