import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, vi } from "vitest";
import { startFakeFlowIq } from "@/e2e/fake-flowiq/fake-flowiq";
import { AUDIO, RESTAURANT_MENU } from "@/e2e/reference";
import { makeSession, makeToken } from "@/e2e/store/known-account";
import { openOutbox } from "@/lib/outbox/server-outbox";

export const CANARY = "fiq_canary_5f2b9c";
export const APP_ORIGIN = "http://localhost:3000";

let number = 0;
export const nextNumber = () => `+1202557${String(1_000 + number++)}`;

export const listFor = (phone_number: string) => ({ ...RESTAURANT_MENU, phone_number });
export const audioFor = (phone_number: string) => ({ ...AUDIO, phone_number });

export type Sent = { body: unknown; headers?: Record<string, string>; by?: Record<string, string> };

/**
 * The routes by which a message is sent and found, before FlowIQ's stand-in. `end` leaves nothing of it, and fails where something
 * was told that must not be.
 */
export async function startSendRoute() {
  /** Every byte that the server wrote: to its log and in its answers. */
  const emitted: string[] = [];
  const fake = await startFakeFlowIq({ key: CANARY });
  vi.stubEnv("FLOWIQ_API_KEY", CANARY);
  vi.stubEnv("FLOWIQ_TENANT_ID", "acme");
  vi.stubEnv("FLOWIQ_BASE_URL", fake.url);
  vi.stubEnv("APP_ORIGIN", APP_ORIGIN);
  const folder = mkdtempSync(path.join(tmpdir(), "menuet-route-"));
  vi.stubEnv("MENUET_DATA_DIR", folder);
  vi.stubEnv("MENUET_RECIPIENT_SECONDS", "0");
  vi.stubEnv("MENUET_SENDS_PER_SECOND", "1000");
  vi.stubEnv("MENUET_USER_SENDS_PER_MINUTE", "1000");
  for (const stream of [process.stdout, process.stderr]) {
    vi.spyOn(stream, "write").mockImplementation((chunk) => emitted.push(String(chunk)) > 0);
  }
  const { POST } = await import("@/app/api/send/route");
  const { GET } = await import("@/app/api/sends/[id]/route");
  const token = await makeToken(openOutbox().store, "sender");
  const session = await makeSession(openOutbox().store, "sender");

  let key = 0;

  /** Comes with a sender's token, unless another credential is given. */
  function makeRequest({ body, headers = {}, by = token }: Sent): Request {
    const init: RequestInit & { duplex: "half" } = {
      method: "POST",
      headers: { "Content-Type": "application/json", "Idempotency-Key": `key-${key++}`, ...by, ...headers },
      body:
        typeof body === "string" || body instanceof Uint8Array || body instanceof ReadableStream
          ? (body as BodyInit)
          : JSON.stringify(body),
      duplex: "half",
    };
    return new Request("http://localhost:3000/api/send", init);
  }

  async function readAnswer(response: Response) {
    const text = await response.text();
    emitted.push(text, JSON.stringify([...response.headers]));
    const type = response.headers.get("content-type");
    return { status: response.status, type, headers: response.headers, body: JSON.parse(text) };
  }

  const post = async (sent: Sent) => readAnswer(await POST(makeRequest(sent)));
  const get = async (id: string) =>
    readAnswer(
      await GET(new Request("http://localhost:3000/", { headers: token }), {
        params: Promise.resolve({ id }),
      }),
    );
  const receivedBy = (phone: string) => fake.requests(phone.slice(1));

  const readLog = () => emitted.filter((text) => text.includes('"event":"send"'));
  /** The key is in nothing, and neither a recipient nor a message id is in the log. */
  function expectNothingTold(): void {
    expect(emitted.join("\n")).not.toContain("canary");
    expect(readLog().join("\n")).not.toMatch(/wamid|\+?1202557|27123456789/);
  }
  async function end(): Promise<void> {
    await openOutbox().worker.stop(5_000);
    await openOutbox().store.close();
    rmSync(folder, { recursive: true, force: true });
    await fake.stop();
    // By now the last line of the log is written.
    vi.restoreAllMocks();
    vi.unstubAllEnvs();
    expectNothingTold();
  }
  const asking = { POST, makeRequest, readAnswer, post, get, receivedBy };
  return { ...asking, fake, token, session, emitted, readLog, expectNothingTold, end };
}
