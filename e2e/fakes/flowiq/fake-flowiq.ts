import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import http from "node:http";
import https from "node:https";
import path from "node:path";
import { createInterface } from "node:readline";
import { text } from "node:stream/consumers";

const FOLDER = path.join(process.cwd(), "e2e/fakes/flowiq");

/** How requests for one recipient fail, at most `times` times; see faults.mjs for the kinds. */
export type Fault = {
  kind:
    | "status"
    | "answer"
    | "raw"
    | "html"
    | "empty"
    | "redirect"
    | "reset"
    | "close"
    | "reset mid-body"
    | "close mid-body"
    | "silence"
    | "late"
    | "not http"
    | "gzip";
  on?: "send" | "contact";
  times?: number;
  status?: number;
  headers?: Record<string, string>;
  body?: unknown;
  text?: string;
  afterMs?: number;
};

/** A request as the fake received it; `violations` lists departures from FlowIQ's reference. */
export type Received = {
  method: string;
  path: string;
  headers: Record<string, string | undefined>;
  /** The TLS server name (SNI); null without one. */
  serverName: string | null;
  tenantId: string;
  recipient: string;
  body: unknown;
  raw: string;
  violations: string[];
};

/** `tls` means https, self-signed; `reset` breaks the handshake, and `mute` never starts it. */
export type FakeOptions = {
  key?: string;
  port?: number;
  backlog?: number;
  tls?: "self-signed" | "reset" | "mute";
};

/** The fake's certificate, for clients that should trust it. */
export const readTestCertificate = (): string =>
  readFileSync(path.join(FOLDER, "test-only-certificate.pem"), "utf8");

const TLS_FLAGS = { "self-signed": "--tls", reset: "--tls-reset", mute: "--tls-mute" };

const toArguments = ({ key = "", port = 0, backlog = 511, tls }: FakeOptions): string[] => [
  path.join(FOLDER, "server.mjs"),
  "--with-parent",
  ...["--key", key, "--port", String(port), "--backlog", String(backlog)],
  ...(tls ? [TLS_FLAGS[tls]] : []),
];

async function readUrl(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error("The fake FlowIQ has no output to read its address from.");
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /^fake FlowIQ on (\S+)$/.exec(line)?.[1];
    if (url) return url;
  }
  throw new Error("The fake FlowIQ ended before it listened.");
}

async function call(url: string, method: string, body?: unknown): Promise<string> {
  const { request } = url.startsWith("https:") ? https : http;
  const sent = request(url, { method, agent: false, rejectUnauthorized: false });
  sent.end(body === undefined ? undefined : JSON.stringify(body));
  const [response]: http.IncomingMessage[] = await once(sent, "response");
  if (!response) throw new Error(`The fake FlowIQ did not answer ${method} ${url}.`);
  const answer = await text(response);
  if (response.statusCode !== 200) throw new Error(`The fake FlowIQ refused ${method} ${url}: ${answer}`);
  return answer;
}

/** Starts the fake as its own process on a loopback port; `recipient` is always in digits. */
export async function startFakeFlowIq(options: FakeOptions = {}) {
  const child = spawn(process.execPath, toArguments(options), { stdio: ["pipe", "pipe", "inherit"] });
  const url = await readUrl(child);
  const toRequestsUrl = (recipient?: string) =>
    `${url}/__fake/requests${recipient ? `?recipient=${recipient}` : ""}`;
  return {
    url,
    requests: async (recipient?: string): Promise<Received[]> =>
      JSON.parse(await call(toRequestsUrl(recipient), "GET")),
    fault: async (recipient: string, fault: Fault): Promise<void> => {
      await call(`${url}/__fake/faults/${recipient}`, "PUT", fault);
    },
    /** Makes a number no contact until it is created. */
    estrange: async (recipient: string, { isOnWhatsApp = true } = {}): Promise<void> => {
      await call(`${url}/__fake/strangers/${recipient}`, "PUT", { isOnWhatsApp });
    },
    /** Sets what FlowIQ knows about a customer: a name, and earlier messages, newest first. */
    know: async (
      recipient: string,
      known: { name?: string; messages?: { message: string; sender_type: string; created_at: string }[] },
    ): Promise<void> => {
      await call(`${url}/__fake/conversations/${recipient}`, "PUT", known);
    },
    /** Posts receipts for later sends to this URL. */
    reportTo: async (receiver: string): Promise<void> => {
      await call(`${url}/__fake/receiver`, "PUT", { url: receiver });
    },
    forget: async (recipient?: string): Promise<void> => {
      await call(toRequestsUrl(recipient), "DELETE");
    },
    /** Suspends the process: the kernel still accepts connections until its queue is full. */
    freeze: (): void => void child.kill("SIGSTOP"),
    stop: async (): Promise<void> => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = once(child, "exit");
      child.kill("SIGKILL");
      await gone;
    },
  };
}

export type FakeFlowIq = Awaited<ReturnType<typeof startFakeFlowIq>>;
