import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { setIdleOutbox } from "@/e2e/fixtures/store/idle-outbox";
import { makeSession } from "@/e2e/fixtures/store/known-account";
import { openTestStore, STORES } from "@/e2e/fixtures/store/store-under-test";
import { problemSchema } from "@/lib/api/problem";
import {
  conflictSchema,
  libraryMessageSchema,
  libraryPageSchema,
  tagCountsSchema,
  versionsSchema,
  wholeVersionSchema,
} from "@/lib/api/library";
import { LIBRARY_LIMITS } from "@/lib/api/limits";
import * as one from "./[id]/route";
import * as versions from "./[id]/versions/route";
import * as version from "./[id]/versions/[version]/route";
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
    for (const asked of [{ text: "greet", limit: 20 }, { tag: "voice" }]) {
      const page = libraryPageSchema.parse(await (await search.POST(ask("POST", asked))).json());
      const shown = { id, name: "Greeting", first_line: content.audioUrl, tags: ["voice"] };
      expect(page).toMatchObject({ messages: [shown], next: null });
      expect(page.messages).toHaveLength(1);
    }
    expect(tagCountsSchema.parse(await (await tags.GET(ask("GET"))).json()).tags).toEqual([
      { tag: "voice", messages: 1 },
    ]);
    const change = async (body: object) => {
      const changed = await one.PATCH(ask("PATCH", body), at({ id }));
      expect(changed.status).toBe(200);
      return libraryMessageSchema.parse(await changed.json());
    };
    expect(await change({ name: "Hello", tags: [] })).toMatchObject({ name: "Hello", tags: [] });
    expect((await one.DELETE(ask("DELETE"), at({ id }))).status).toBe(409);
    expect((await change({ is_favourite: true })).is_favourite).toBe(true);
    expect((await change({ is_archived: true })).is_archived).toBe(true);
    expect((await one.DELETE(ask("DELETE"), at({ id }))).status).toBe(204);
    const gone = await one.GET(ask("GET"), at({ id }));
    expect(problemSchema.parse(await gone.json()).status).toBe(404);
  });

  test("a message is copied; of one that is not there, there is no copy and no change", async () => {
    const { id } = await make();
    const copied = await create(ask("POST", { copy_of: id }));
    expect(copied.status).toBe(201);
    const copy = libraryMessageSchema.parse(await copied.json());
    expect(copy).toMatchObject({ name: "Greeting (copy)", tags: ["voice"], content });
    expect(copy.id).not.toBe(id);
    expect((await create(ask("POST", { copy_of: "nobody" }))).status).toBe(404);
    expect((await one.PATCH(ask("PATCH", { is_archived: true }), at({ id: "nobody" }))).status).toBe(404);
  });

  test.each([
    ["nothing", {}],
    ["a name of spaces", { name: "   " }],
    ["a tag that is too long", { tags: ["t".repeat(LIBRARY_LIMITS.tag + 1)] }],
    ["a field that cannot change", { is_archived: true, version: 2 }],
    ["a word for a switch", { is_favourite: "yes" }],
  ])("a change to %s is refused", async (_what, body) => {
    const { id } = await make();
    expect((await one.PATCH(ask("PATCH", body), at({ id }))).status).toBe(422);
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
    ["a name of spaces", { ...order, name: "   " }, "name"],
    ["a name that is too long", { ...order, name: "n".repeat(LIBRARY_LIMITS.name + 1) }, "name"],
    ["too many tags", { ...order, tags: Array.from({ length: LIBRARY_LIMITS.tags + 1 }, String) }, "tags"],
    ["a tag that is too long", { ...order, tags: ["t".repeat(LIBRARY_LIMITS.tag + 1)] }, "tags.0"],
    ["a note that is too long", { ...order, note: "n".repeat(LIBRARY_LIMITS.note + 1) }, "note"],
    ["a recipient", { ...order, content: { ...content, recipient: "+27123456789" } }, "content"],
    ["a message to reply to", { ...order, content: { ...content, replyTo: "wamid.x" } }, "content"],
    ["another kind", { ...order, content: { kind: "video", url: "https://example.com" } }, "content.kind"],
    ["a field that is missing", { ...order, content: { kind: "audio" } }, "content.audioUrl"],
    ["a copy of nothing", { copy_of: "" }, "copy_of"],
    ["a copy with another name", { copy_of: "x", name: "y" }, ""],
  ])("%s is refused with the place named", async (_what, body, place) => {
    const answer = await create(ask("POST", body));
    expect(answer.status).toBe(422);
    const { errors } = problemSchema.parse(await answer.json());
    expect(errors?.map(({ path }) => path)).toContain(place);
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
