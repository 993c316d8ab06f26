import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { keepSends } from "../../../bench/history/keep-sends";
import type { MadeSend } from "../../../bench/history/made-send";
import { OTHER_SITES, OWN_PAGE } from "@/e2e/fixtures/outbox/where-from";
import { makeSession, makeToken } from "@/e2e/fixtures/store/known-account";
import { setIdleOutbox } from "@/e2e/fixtures/store/idle-outbox";
import { openTestStore } from "@/e2e/fixtures/store/store-under-test";
import { sendPageSchema, sendRecordSchema } from "@/lib/api/history";
import { problemSchema } from "@/lib/api/problem";

const APP_ORIGIN = "http://localhost:3000";
const NOBODY = "01a20f19-f75d-7000-8137-b8ebb1860d6a";

const opened = await openTestStore("libSQL");
const { store } = opened;
let rows: MadeSend[];
/** A viewer's script, and a browser in which a sender is signed in. */
let viewer: { Authorization: string };
let sender: { Cookie: string };

beforeAll(async () => {
  setIdleOutbox(store);
  vi.stubEnv("APP_ORIGIN", APP_ORIGIN);
  viewer = await makeToken(store, "viewer");
  sender = await makeSession(store, "sender");
  const states = Array.from({ length: 60 }, (_, at) =>
    at % 2 ? ("accepted" as const) : ("unknown" as const),
  );
  rows = await keepSends(
    store,
    Date.now(),
    states.map((state) => ({ state })),
  );
});

afterAll(async () => {
  vi.unstubAllEnvs();
  await opened.destroy();
});

const at = (id: string) => ({ params: Promise.resolve({ id }) });
const newestOf = (state: MadeSend["state"]) => rows.findLast((row) => row.state === state)?.id ?? "";

async function list(query: string): Promise<Response> {
  const { GET } = await import("./route");
  return GET(new Request(`${APP_ORIGIN}/api/sends?${query}`, { headers: viewer }));
}

async function readAudit(event: string): Promise<string[]> {
  const entries = await store.query((db) =>
    db.selectFrom("audit_entries").select("what").where("event", "=", event).execute(),
  );
  return entries.map(({ what }) => what);
}

describe("GET /api/sends", () => {
  test("answers page after page, never from a cache", async () => {
    const first = await list("");
    expect(first.status).toBe(200);
    expect(first.headers.get("cache-control")).toBe("no-store");
    const { sends, next } = sendPageSchema.parse(await first.json());
    const rest = sendPageSchema.parse(await (await list(`before=${next}`)).json());
    expect([...sends, ...rest.sends].map(({ id }) => id)).toEqual(rows.map(({ id }) => id).reverse());
    expect(rest.next).toBeNull();
  });

  test("counts the sends that have not ended on the newest page, whatever the filter", async () => {
    const newest = sendPageSchema.parse(await (await list("state=accepted")).json());
    expect(newest.open).toEqual({ queued: 0, sending: 0, unknown: 30 });
    expect(sendPageSchema.parse(await (await list(`before=${rows[10]?.id}`)).json()).open).toBeUndefined();
  });

  test("answers a batch as one where it is asked to", async () => {
    const { sends, batches, open } = sendPageSchema.parse(await (await list("group=batch&from=0")).json());
    const single = rows.filter(({ batch_id }) => batch_id === null).slice(-sends.length);
    expect(sends.map(({ id }) => id)).toEqual(single.map(({ id }) => id).reverse());
    expect(batches).toEqual([]);
    expect(open?.unknown).toBe(30);
  });

  test("takes the filters of a form, the empty ones too", async () => {
    const query = "state=unknown&recipient=&text=TABLE&from=0&to=&batch=&before=";
    const { sends } = sendPageSchema.parse(await (await list(query)).json());
    expect(sends).toHaveLength(30);
  });

  test.each([
    ["state=lost", "state"],
    ["recipient=Thandi", "recipient"],
    ["from=yesterday", "from"],
    ["before=1", "before"],
    ["page=2", "page"],
    ["format=xls", "format"],
    ["group=day", "group"],
    ["group=batch&state=queued", "group"],
    ["group=batch&format=csv", "group"],
    [`format=csv&before=${NOBODY}`, "before"],
    ["state=queued&state=unknown", "state"],
    ["__proto__=1", "__proto__"],
  ])("%s is a problem that names it", async (query, name) => {
    const answer = await list(query);
    expect(answer.status).toBe(422);
    expect(answer.headers.get("content-type")).toBe("application/problem+json");
    const problem = problemSchema.parse(await answer.json());
    expect(problem.errors?.map(({ path }) => path)).toEqual([name]);
    expect(problem.detail).toContain(name);
  });
});

describe("GET /api/sends/:id/record", () => {
  test("answers the whole send", async () => {
    const { GET } = await import("./[id]/record/route");
    const id = newestOf("unknown");
    const answer = await GET(new Request(APP_ORIGIN, { headers: viewer }), at(id));
    expect(sendRecordSchema.parse(await answer.json())).toMatchObject({
      id,
      state: "unknown",
      can: ["close"],
    });
  });

  test("is 404 where there is none", async () => {
    const { GET } = await import("./[id]/record/route");
    expect((await GET(new Request(APP_ORIGIN, { headers: viewer }), at(NOBODY))).status).toBe(404);
  });
});

describe("DELETE /api/sends/:id", () => {
  async function remove(id: string, headers: Record<string, string> = OWN_PAGE): Promise<Response> {
    const { DELETE } = await import("./[id]/route");
    return DELETE(new Request(APP_ORIGIN, { method: "DELETE", headers: { ...sender, ...headers } }), at(id));
  }

  test.each(OTHER_SITES)("from another site (%o) is refused", async (headers) => {
    expect((await remove(newestOf("accepted"), headers)).status).toBe(403);
  });

  test("is refused where the send may have arrived and nobody has said so", async () => {
    const answer = await remove(newestOf("unknown"));
    expect(answer.status).toBe(409);
    expect(problemSchema.parse(await answer.json()).id).toBe(newestOf("unknown"));
  });

  test("deletes what has ended, once", async () => {
    const id = newestOf("accepted");
    expect((await remove(id)).status).toBe(204);
    expect((await remove(id)).status).toBe(404);
    const { sends } = sendPageSchema.parse(await (await list("")).json());
    expect(sends.map((send) => send.id)).not.toContain(id);
  });
});

describe("GET /api/sends?format=…", () => {
  test.each([
    ["csv", "text/csv; charset=utf-8; header=present"],
    ["json", "application/json; charset=utf-8"],
  ])("as %s is a file to download, and an entry that says of what", async (format, type) => {
    const answer = await list(`format=${format}&state=unknown`);
    expect(answer.headers.get("content-type")).toBe(type);
    expect(answer.headers.get("content-disposition")).toMatch(
      new RegExp(`^attachment; filename="menuet-outbox-\\d{4}-\\d\\d-\\d\\d\\.${format}"$`),
    );
    expect((await answer.text()).match(/\+2782\d{7}"/g)?.length).toBeGreaterThanOrEqual(30);
    expect(await readAudit("sends exported")).toContain(`as ${format}, filtered by state`);
  });
});

describe("POST /api/sends/:id", () => {
  async function decide(id: string, body: unknown): Promise<Response> {
    const { POST } = await import("./[id]/route");
    const headers = { ...sender, ...OWN_PAGE, "Content-Type": "application/json" };
    return POST(new Request(APP_ORIGIN, { method: "POST", body: JSON.stringify(body), headers }), at(id));
  }
  const readProblem = async (answer: Response) => problemSchema.parse(await answer.json());

  test("answers the send as it is after the decision, and 409 to one that comes too late", async () => {
    const id = newestOf("unknown");
    const closed = await decide(id, { decision: "close" });
    expect(closed.status).toBe(200);
    expect(sendRecordSchema.parse(await closed.json())).toMatchObject({ id, state: "closed" });
    for (const decision of ["cancel", "confirm", "close"]) {
      const late = await readProblem(await decide(id, { decision }));
      expect(late).toMatchObject({ status: 409, type: "urn:menuet:problem:too-late", id });
    }
  });

  test("takes a receipt that was offered for the send, and no other", async () => {
    const [send] = await keepSends(store, Date.now(), [
      { state: "unknown", recipient: "+27609999999", idempotency_key: "claimed" },
    ]);
    const { id = "", created_at = 0 } = send ?? {};
    const person = "number:27609999999";
    const receipt = { wamid: "wamid.offered", person, first_at: created_at, is_claimed: 0 };
    await store.query((db) => db.insertInto("deliveries").values(receipt).execute());
    const other = await readProblem(await decide(id, { decision: "claim", message_id: "wamid.other" }));
    expect(other).toMatchObject({ status: 409, title: "This receipt doesn't resolve this send", id });
    const claimed = await decide(id, { decision: "claim", message_id: "wamid.offered" });
    expect(claimed.status).toBe(200);
    expect(sendRecordSchema.parse(await claimed.json())).toMatchObject({
      ...{ id, state: "closed", message_id: "wamid.offered" },
    });
  });

  test.each([{ decision: "close" }, { decision: "claim", message_id: "wamid.x" }])(
    "%o is 404 where there is no send",
    async (body) => {
      expect((await decide(NOBODY, body)).status).toBe(404);
    },
  );

  test.each([
    {},
    { decision: "resend" },
    { decision: "close", message_id: "wamid.x" },
    { decision: "claim" },
    { decision: "claim", message_id: "" },
    { decision: "claim", message_id: "x".repeat(513) },
  ])("is not %o", async (body) => {
    expect((await decide(newestOf("accepted"), body)).status).toBe(422);
  });
});
