import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from "vitest";
import { KNOWN_PASSWORD } from "../fixtures/known-person.mjs";
import { makeTotpCode } from "@/e2e/fixtures/store/totp-code";
import { parseLink } from "@/lib/api/sign-in";
import type { Menuet } from "./menuet";
import { askByToken, sortStatuses, toStatuses, TwoServers } from "./two-servers";
import { Visitor } from "./visitor";

const TRIES = 10;
const QUARTER_HOUR_SECONDS = 900;
const START_MS = 30_000;
const PATIENCE = { timeout: 10_000, interval: 20 };
/** Without a key the servers run in sandbox mode, because these tests send nothing. */
const SANDBOX = { FLOWIQ_API_KEY: "", FLOWIQ_TENANT_ID: "" };

describe("two servers on one PostgreSQL", { timeout: 20_000 }, () => {
  let two: TwoServers;
  beforeAll(async () => void (two = await TwoServers.start(SANDBOX)), START_MS);
  afterAll(() => two.end());

  const knockAtBoth = async (visitor: Visitor) => [
    await visitor.knock(two.one),
    await visitor.knock(two.other),
  ];
  const askMe = (origin: string, secret: string) => askByToken(origin, secret, "GET", "/api/auth/me");

  test("know each other's sessions, and at once who signed out or was ended at either", async () => {
    const { visitor, email } = await two.admit("viewer");
    expect(await visitor.knock(two.other)).toBe(200);
    const second = new Visitor();
    await second.signIn(two.other, email);
    expect(await second.knock(two.one)).toBe(200);
    const { sessions } = (await visitor.ask(two.one, "GET", "/api/auth/sessions")).body as {
      sessions: { id: string; is_current: boolean }[];
    };
    expect(sessions).toHaveLength(2);
    const own = sessions.find(({ is_current }) => is_current);
    expect((await second.ask(two.other, "DELETE", `/api/auth/sessions/${own?.id}`)).status).toBe(204);
    expect(await knockAtBoth(visitor)).toEqual([401, 401]);
    const stolen = second.copy();
    expect(await stolen.knock(two.other)).toBe(200);
    expect((await second.ask(two.one, "DELETE", "/api/auth/sessions/current")).status).toBe(204);
    expect(await knockAtBoth(stolen)).toEqual([401, 401]);
  });

  test("let nobody in whose other sessions were ended at one of them, or who was deactivated there", async () => {
    const owner = await two.admit("owner");
    const { visitor, others, id } = await two.admit("sender", 3);
    const { secret } = await two.issue(visitor, "sender");
    for (const browser of others) expect(await browser.knock(two.other)).toBe(200);
    expect((await visitor.ask(two.one, "DELETE", "/api/auth/sessions")).status).toBe(204);
    for (const browser of others) expect(await browser.knock(two.other)).toBe(401);
    expect(await visitor.knock(two.other)).toBe(200);
    expect((await askMe(two.other, secret)).status).toBe(200);
    const change = await owner.visitor.ask(two.one, "PUT", `/api/members/${id}`, { is_active: false });
    expect(change.status).toBeLessThan(300);
    expect(await visitor.knock(two.other)).toBe(401);
    expect((await askMe(two.other, secret)).status).toBe(401);
  });

  test("take each other's tokens, until either revokes them", async () => {
    const { visitor } = await two.admit("sender");
    const { id, secret } = await two.issue(visitor, "viewer");
    expect(await askMe(two.other, secret)).toMatchObject({ status: 200, body: { role: "viewer" } });
    expect((await visitor.ask(two.one, "DELETE", `/api/auth/tokens/${id}`)).status).toBe(204);
    expect((await askMe(two.other, secret)).status).toBe(401);
    expect((await askMe(two.one, secret)).status).toBe(401);
  });

  test(`count wrong passwords together: ${TRIES} in all, then 429 at both, for the right one too`, async () => {
    const { email } = await two.admit("viewer");
    const guesses = Array.from({ length: 2 * TRIES }, (_, n) =>
      new Visitor().signIn(two.pick(n), email, `not the password ${n}`),
    );
    expect(sortStatuses(await Promise.all(guesses))).toEqual(toStatuses([401, TRIES], [429, TRIES]));
    for (const origin of [two.one, two.other]) {
      const slow = await new Visitor().signIn(origin, email);
      expect(slow.status).toBe(429);
      expect(Number(slow.retryAfter)).toBeGreaterThan(QUARTER_HOUR_SECONDS - 60);
      expect(Number(slow.retryAfter)).toBeLessThanOrEqual(QUARTER_HOUR_SECONDS);
    }
  });

  test("go on with a sign-in that the other began, and take a recovery code once, also at the same time", async () => {
    const { visitor, email } = await two.admit("viewer");
    const begun = await visitor.ask(two.one, "POST", "/api/auth/totp", { password: KNOWN_PASSWORD });
    const { secret, recovery_codes } = begun.body as { secret: string; recovery_codes: string[] };
    const code = makeTotpCode(secret, Date.now());
    expect((await visitor.ask(two.other, "PUT", "/api/auth/totp", { code })).status).toBeLessThan(300);
    const visitors = Array.from({ length: 4 }, () => new Visitor());
    for (const each of visitors)
      expect((await each.signIn(two.one, email)).body).toEqual({ next: "second-factor" });
    const proof = { recovery_code: recovery_codes[0] };
    const proofs = visitors.map((each, n) => each.ask(two.pick(n), "PUT", "/api/auth/sign-in", proof));
    expect(sortStatuses(await Promise.all(proofs))).toEqual(toStatuses([200, 1], [401, 3]));
    const known = await Promise.all(visitors.map((each) => each.knock(two.other)));
    expect(known.filter((status) => status === 200)).toHaveLength(1);
  });
});

/** The one-time link in a server's log, or null. */
const readPrinted = ({ log }: Menuet) =>
  parseLink(new URL(/Open (\S+) within/.exec(log)?.[1] ?? "none:").hash);

test(
  "two servers that start on an empty PostgreSQL make one owner, whose links are used at both at the same time",
  { timeout: START_MS },
  async () => {
    const two = await TwoServers.start(SANDBOX);
    onTestFinished(() => two.end());
    const links = await vi.waitFor(() => {
      const printed = two.servers.map(readPrinted);
      expect(printed).not.toContain(null);
      return printed;
    }, PATIENCE);
    const uses = links.flatMap((link) =>
      [two.one, two.other].map((origin) => ({ link, origin, visitor: new Visitor() })),
    );
    const answers = await Promise.all(
      uses.map(({ link, origin, visitor }, n) => {
        const person = {
          email: `first-${n}@acme.example`,
          name: "First",
          password: "nine slow otters paint",
        };
        return visitor.ask(origin, "PUT", "/api/auth/links", { link: link ?? {}, ...person });
      }),
    );
    expect(sortStatuses(answers)).toEqual(toStatuses([200, 1], [403, 3]));
    const accounts = await two.store.query((db) => db.selectFrom("accounts").select("role").execute());
    expect(accounts).toEqual([{ role: "owner" }]);
    const first = uses[answers.findIndex(({ status }) => status === 200)]?.visitor;
    expect([await first?.knock(two.one), await first?.knock(two.other)]).toEqual([200, 200]);
  },
);
