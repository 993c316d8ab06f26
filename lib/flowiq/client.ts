import "server-only";
import type { Payload } from "@/lib/message/payload";
import { type ConnectionFault, openConnection } from "./connection";
import { type Answer, exchange, type Silence } from "./exchange";

/** Where FlowIQ is and who calls. `baseUrl` without `/send-whatsapp`; `apiKey` goes into one header and nowhere else. */
export type FlowIqTarget = { baseUrl: string; tenantId: string; apiKey: string };

/** `connectTimeoutMs` runs until the connection stands (https: the handshake is done), `totalTimeoutMs` from the start to the answer's end. */
export type Patience = { connectTimeoutMs: number; totalTimeoutMs: number };
export const PATIENCE: Patience = { connectTimeoutMs: 5_000, totalTimeoutMs: 45_000 };

/** What became of one request: never written, written without a usable answer, or answered. */
export type Outcome =
  | ({ kind: "not written" } & ConnectionFault)
  | ({ kind: "written" } & Silence)
  | ({ kind: "answered" } & Answer);

function toSendUrl({ baseUrl, tenantId }: FlowIqTarget): URL {
  const url = new URL(`${baseUrl.replace(/\/+$/, "")}/send-whatsapp`);
  url.searchParams.set("tenantId", tenantId);
  return url;
}

/** An upstream may echo what it was sent; the key goes no further than here. JSON may spell its slashes "\/". */
const withoutKey = (body: string, key: string): string =>
  [key, key.replaceAll("/", "\\/")].reduce((text, spelling) => text.replaceAll(spelling, "[key]"), body);

/**
 * One `POST /send-whatsapp` over a connection of its own: no second try, no redirect, no decoding.
 * Decides by phase whether the request was written. Faults of the network are values.
 */
export async function sendPayload(
  target: FlowIqTarget,
  payload: Payload,
  patience: Patience = PATIENCE,
): Promise<Outcome> {
  const url = toSendUrl(target);
  const startedAt = performance.now();
  const connectTimeoutMs = Math.min(patience.connectTimeoutMs, patience.totalTimeoutMs);
  const connection = await openConnection(url, connectTimeoutMs);
  if (!connection.ok) return { kind: "not written", why: connection.why, code: connection.code };
  const result = await exchange(
    connection.socket,
    {
      path: `${url.pathname}${url.search}`,
      headers: {
        Host: url.host,
        Authorization: `Bearer ${target.apiKey}`,
        "Content-Type": "application/json",
        Accept: "application/json",
        "Accept-Encoding": "identity",
        Connection: "close",
      },
      body: JSON.stringify(payload),
    },
    patience.totalTimeoutMs - (performance.now() - startedAt),
  );
  if (result.kind === "written" || result.body === null) return result;
  return { ...result, body: withoutKey(result.body, target.apiKey) };
}
