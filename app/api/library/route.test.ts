import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { setIdleOutbox } from "@/e2e/fixtures/store/idle-outbox";
import { makeSession } from "@/e2e/fixtures/store/known-account";
import { openTestStore, STORES } from "@/e2e/fixtures/store/store-under-test";
import { problemSchema } from "@/lib/api/problem";
import {
  conflictSchema,
  foundSchema,
  libraryMessageSchema,
  libraryPageSchema,
  tagCountsSchema,
  versionsSchema,
  wholeVersionSchema,
} from "@/lib/api/library";
import { LIBRARY_LIMITS } from "@/lib/api/limits";
import * as one from "./[id]/route";
import * as action from "./[id]/[action]/route";
import * as versions from "./[id]/versions/route";
import * as version from "./[id]/versions/[version]/route";
import * as list from "./list/route";
import { POST as create } from "./route";
import * as search from "./search/route";
import * as tags from "./tags/route";

const ORIGIN = "http://localhost:3000";
const content = { kind: "audio", audioUrl: "https://example.com/a.mp3" } as const;
const order = { name: "Greeting", tags: ["voice"], note: "the first", content };

describe.each(STORES)("the library's routes on %s", (kind) => {
  let opened: Awaited<ReturnType<typeof openTestStore>>;
  let sender: { Cookie: string };
  beforeAll(async () => {
    opened = await openTestStore(kind);
    setIdleOutbox(opened.store);
    vi.stubEnv("APP_ORIGIN", ORIGIN);
    sender = await makeSession(opened.store, "sender");
  }, 60_000);
  afterAll(async () => {
    vi.unstubAllEnvs();
    await opened.destroy();
  });

  function ask(method: string, body?: object): Request {
    const headers = { ...sender, "Content-Type": "application/json", "Sec-Fetch-Site": "same-origin" };
    return new Request(`${ORIGIN}/api/library`, {
      method,
      headers,
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
  }
  const at = <P extends object>(params: P) => ({ params: Promise.resolve(params) });
  const make = async () => libraryMessageSchema.parse(await (await create(ask("POST", order))).json());

  test("a message is made, found, listed, renamed, archived and deleted", async () => {
    const answer = await create(ask("POST", order));
    expect(answer.status).toBe(201);
    expect(answer.headers.get("cache-control")).toBe("no-store");
    const { id } = libraryMessageSchema.parse(await answer.json());
    const found = foundSchema.parse(await (await search.POST(ask("POST", { text: "greet" }))).json());
    expect(found.messages).toEqual([{ id, name: "Greeting", first_line: content.audioUrl, tags: ["voice"] }]);
    const page = libraryPageSchema.parse(await (await list.POST(ask("POST", { tag: "voice" }))).json());
    expect(page.messages.map((each) => each.id)).toEqual([id]);
    expect(tagCountsSchema.parse(await (await tags.GET(ask("GET"))).json()).tags).toEqual([
      { tag: "voice", messages: 1 },
    ]);
    const renamed = await one.PUT(ask("PUT", { name: "Hello", tags: [] }), at({ id }));
    expect(libraryMessageSchema.parse(await renamed.json())).toMatchObject({ name: "Hello", tags: [] });
    expect((await one.DELETE(ask("DELETE"), at({ id }))).status).toBe(409);
    const act = (name: string) => action.POST(ask("POST"), at({ id, action: name }));
    expect(libraryMessageSchema.parse(await (await act("star")).json()).is_favourite).toBe(true);
    expect((await act("duplicate")).status).toBe(201);
    expect((await act("explode")).status).toBe(404);
    expect(libraryMessageSchema.parse(await (await act("archive")).json()).is_archived).toBe(true);
    expect((await one.DELETE(ask("DELETE"), at({ id }))).status).toBe(204);
    const gone = await one.GET(ask("GET"), at({ id }));
    expect(problemSchema.parse(await gone.json()).status).toBe(404);
  });

  test("a save that begins from an older version is answered with what was saved meanwhile", async () => {
    const { id } = await make();
    const save = (body: object) => versions.POST(ask("POST", body), at({ id }));
    const theirs = { ...content, audioUrl: "https://example.com/theirs.mp3" };
    expect((await save({ from: 1, note: "theirs", content: theirs })).status).toBe(201);
    const refused = await save({ from: 1, note: "mine", content });
    expect(refused.status).toBe(409);
    expect(refused.headers.get("content-type")).toBe("application/problem+json");
    const conflict = conflictSchema.parse(await refused.json());
    expect(conflict.type).toBe("urn:menuet:problem:saved-meanwhile");
    expect(conflict.current).toMatchObject({ version: 2, content: theirs });
    expect((await save({ from: 2, note: "mine, on top", content })).status).toBe(201);
    expect((await save({ from: 3, note: "", restore: 2 })).status).toBe(201);
    const all = versionsSchema.parse(await (await versions.GET(ask("GET"), at({ id }))).json());
    expect(all.versions.map(({ note, restored_from }) => [note, restored_from])).toEqual([
      ["", 2],
      ["mine, on top", null],
      ["theirs", null],
      ["the first", null],
    ]);
    const third = await version.GET(ask("GET"), at({ id, version: "3" }));
    expect(wholeVersionSchema.parse(await third.json()).content).toEqual(content);
    for (const name of ["0", "9", "x", "1e0", "-1"])
      expect((await version.GET(ask("GET"), at({ id, version: name }))).status).toBe(404);
  });

  test.each([
    ["a name of spaces", { ...order, name: "   " }],
    ["a name that is too long", { ...order, name: "n".repeat(LIBRARY_LIMITS.name + 1) }],
    ["too many tags", { ...order, tags: Array.from({ length: LIBRARY_LIMITS.tags + 1 }, String) }],
    ["a tag that is too long", { ...order, tags: ["t".repeat(LIBRARY_LIMITS.tag + 1)] }],
    ["a note that is too long", { ...order, note: "n".repeat(LIBRARY_LIMITS.note + 1) }],
    ["a recipient", { ...order, content: { ...content, recipient: "+27123456789" } }],
    ["a message to reply to", { ...order, content: { ...content, replyTo: "wamid.x" } }],
    ["another kind", { ...order, content: { kind: "video", url: "https://example.com" } }],
    ["a field that is missing", { ...order, content: { kind: "audio" } }],
  ])("%s is refused with the place named", async (_what, body) => {
    const answer = await create(ask("POST", body));
    expect(answer.status).toBe(422);
    expect(problemSchema.parse(await answer.json()).errors?.length).toBeGreaterThan(0);
  });

  test("what is just as long as it may be is kept", async () => {
    const full = {
      name: "n".repeat(LIBRARY_LIMITS.name),
      tags: Array.from({ length: LIBRARY_LIMITS.tags }, (_, tag) => `${tag}`.repeat(LIBRARY_LIMITS.tag)),
      note: "n".repeat(LIBRARY_LIMITS.note),
      content,
    };
    const answer = await create(ask("POST", full));
    expect(libraryMessageSchema.parse(await answer.json())).toMatchObject({
      name: full.name,
      tags: full.tags,
    });
  });
});
