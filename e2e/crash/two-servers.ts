import { expect } from "vitest";
import { makePasswordAccount } from "@/e2e/fixtures/store/known-account";
import { makePlace } from "@/e2e/fixtures/store/store-under-test";
import type { Role } from "@/lib/api/role";
import { openStore } from "@/lib/server/db/server-store";
import type { Store } from "@/lib/server/db/store";
import { findFreePort, Menuet } from "./menuet";
import { type Answer, inquire, type Question, Visitor } from "./visitor";

let made = 0;

/** Two servers that start at the same time on one empty PostgreSQL, and a view into it. */
export class TwoServers {
  private constructor(
    readonly servers: readonly [Menuet, Menuet],
    readonly store: Store,
    readonly end: () => Promise<void>,
  ) {}

  static async start(settings: Record<string, string>): Promise<TwoServers> {
    const place = await makePlace("PostgreSQL");
    const store = openStore(place.settings);
    const ports = [await findFreePort(), await findFreePort()] as const;
    const launch = (port: number) => new Menuet(port, { ...place.environment, ...settings });
    const servers = [launch(ports[0]), launch(ports[1])] as const;
    const end = async () => {
      await Promise.all(servers.map((server) => server.kill()));
      await store.close();
      await place.destroy();
    };
    await Promise.all(servers.map((server) => server.waitForHealth()));
    return new TwoServers(servers, store, end);
  }

  get one(): string {
    return this.servers[0].origin;
  }

  get other(): string {
    return this.servers[1].origin;
  }

  /** Alternates between the two servers. */
  readonly pick = (n: number): string => (n % 2 === 0 ? this.one : this.other);

  /** Creates an account and signs it in from several browsers at the first server. */
  async admit(role: Role, browsers = 1) {
    const email = `${role}-${made++}@acme.example`;
    const id = await makePasswordAccount(this.store, role, email);
    const visitor = new Visitor();
    const others = Array.from({ length: browsers - 1 }, () => new Visitor());
    for (const each of [visitor, ...others]) expect((await each.signIn(this.one, email)).status).toBe(200);
    return { id, email, visitor, others };
  }

  /** Creates a token at the first server. */
  async issue(visitor: Visitor, role: Role): Promise<{ id: string; secret: string }> {
    const order = { name: "orders", role, days: 1 };
    const issued = await visitor.ask(this.one, "POST", "/api/auth/tokens", order);
    expect(issued.status).toBe(201);
    return issued.body as { id: string; secret: string };
  }
}

/** Calls the API with a token, with a new idempotency key each time. */
export const askByToken = (origin: string, secret: string, ...question: Question): Promise<Answer> =>
  inquire(origin, question, {
    Authorization: `Bearer ${secret}`,
    "Content-Type": "application/json",
    "Idempotency-Key": `key-${made++}`,
  });

export const sortStatuses = (answers: readonly Answer[]): number[] =>
  answers.map(({ status }) => status).sort((one, other) => one - other);

/** Expands `[status, count]` pairs into a list of statuses. */
export const toStatuses = (...counts: [status: number, count: number][]): number[] =>
  counts.flatMap(([status, count]) => Array.from({ length: count }, () => status));
