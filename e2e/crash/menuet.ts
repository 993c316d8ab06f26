import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";

const END_WITH_PARENT = "./e2e/crash/end-with-parent.cjs";
const NEXT = "node_modules/next/dist/bin/next";
const START_MS = 20_000;
const STOP_MS = 10_000;
const LOOK_MS = 20;
const LOG_CHARACTERS = 4_000;

export const KEY = "fiq_crash_test";

/** Limits too high to delay or refuse a send. */
const AT_FULL_SPEED = {
  MENUET_SENDS_PER_SECOND: "1000",
  MENUET_RECIPIENT_SECONDS: "0",
  MENUET_SENDS_PER_DAY: "1000000",
  MENUET_USER_SENDS_PER_MINUTE: "1000000",
};

export async function findFreePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, "close");
  return port;
}

/** The built app as its own process; `settings` extends a minimal environment. */
export class Menuet {
  readonly #child: ChildProcess;
  readonly #gone: Promise<unknown>;
  #log = "";
  #settled = 0;

  constructor(
    readonly port: number,
    settings: Record<string, string>,
  ) {
    const node = ["--max-old-space-size=256", "--require", END_WITH_PARENT];
    const words = [...node, NEXT, "start", "-H", "127.0.0.1", "-p", String(port)];
    const { PATH, HOME } = process.env;
    this.#child = spawn(process.execPath, words, {
      stdio: ["pipe", "pipe", "pipe"],
      env: {
        ...{
          PATH,
          HOME,
          NODE_ENV: "production",
          NEXT_TELEMETRY_DISABLED: "1",
          NEXT_MANUAL_SIG_HANDLE: "true",
        },
        ...{ FLOWIQ_API_KEY: KEY, FLOWIQ_TENANT_ID: "acme", ...AT_FULL_SPEED, ...settings },
      },
    });
    this.#gone = once(this.#child, "exit");
    for (const input of [this.#child.stdout, this.#child.stderr])
      if (input) createInterface({ input }).on("line", (line) => this.#hear(line));
  }

  #hear(line: string): void {
    if (line.includes('"event":"send"')) this.#settled += 1;
    this.#log = `${this.#log}${line}\n`.slice(-LOG_CHARACTERS);
  }

  /** How many sends this process settled. */
  get settled(): number {
    return this.#settled;
  }

  get origin(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  get pid(): number {
    return this.#child.pid ?? Number.NaN;
  }

  get log(): string {
    return this.#log;
  }

  readonly health = () => fetch(`${this.origin}/api/health`, { signal: AbortSignal.timeout(STOP_MS) });

  async waitForHealth(): Promise<this> {
    const until = Date.now() + START_MS;
    while (Date.now() < until && this.#child.exitCode === null && this.#child.signalCode === null) {
      const answer = await this.health().catch(() => null);
      if (answer?.ok) return this;
      await sleep(LOOK_MS);
    }
    throw new Error(`Menuet did not start, or is not well:\n${this.#log}`);
  }

  /** Ends the server like a crash. */
  async kill(): Promise<void> {
    this.#child.kill("SIGKILL");
    await this.#gone;
  }

  /** Shuts the server down gracefully, or kills it after a timeout. */
  async stop(): Promise<void> {
    this.#child.kill("SIGTERM");
    const timer = setTimeout(() => this.#child.kill("SIGKILL"), STOP_MS);
    await this.#gone;
    clearTimeout(timer);
  }
}
