import { truncateSync } from "node:fs";
import path from "node:path";
import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { setIdleOutbox } from "@/e2e/fixtures/store/idle-outbox";
import { openTestStore, STORES } from "@/e2e/fixtures/store/store-under-test";
import { openOutbox } from "./server-outbox";
import { StoreError } from "@/lib/server/db/store-error";
import { answerHealth } from "./answer-health";

const SECOND = 1_000;
let at = 1_000_000;
const ask = async (later = 2 * SECOND) => {
  at += later;
  const answer = await answerHealth(openOutbox(), "sandbox", at);
  return { status: answer.status, ...((await answer.json()) as object) };
};
const WELL = { status: "ok" };
const storeFault = (words: string) => ({
  status: 503,
  type: "urn:menuet:problem:store",
  detail: expect.stringContaining(words),
});

let opened: Awaited<ReturnType<typeof openTestStore>>;
const begin = async (kind: (typeof STORES)[number]) => {
  opened = await openTestStore(kind);
  setIdleOutbox(opened.store);
};
afterEach(async () => {
  vi.restoreAllMocks();
  globalThis.menuetOutbox = undefined;
  globalThis.menuetStore = undefined;
  await opened.destroy();
});

describe.each(STORES)("health on %s", (kind) => {
  beforeEach(() => begin(kind));

  test("writes the store, and at most once in a second", async () => {
    const query = vi.spyOn(opened.store, "query");
    const answers = await Promise.all(Array.from({ length: 20 }, () => ask(0)));
    expect(answers).toEqual(Array.from({ length: 20 }, () => expect.objectContaining(WELL)));
    await ask(SECOND - 1);
    expect(query).toHaveBeenCalledTimes(1);
    await ask(SECOND);
    expect(query).toHaveBeenCalledTimes(2);
    const { rows } = await sql<{ value: string }>`select value from options where name = 'probe'`.execute(
      await opened.store.query(async (db) => db),
    );
    expect(rows).toEqual([{ value: String(at) }]);
  });

  test("does not wait for a store that does not answer", async () => {
    vi.spyOn(opened.store, "query").mockReturnValue(new Promise(() => undefined));
    expect(await ask()).toMatchObject(storeFault("can't reach its store"));
  });

  test("fails where the store may not be written or is full, and is well again by itself", async () => {
    expect(await ask()).toMatchObject(WELL);
    const query = vi.spyOn(opened.store, "query");
    for (const fault of ["full", "read-only"] as const) {
      query.mockRejectedValueOnce(new StoreError(fault));
      expect(await ask()).toMatchObject({ status: 503, type: "urn:menuet:problem:store" });
    }
    expect(await ask()).toMatchObject(WELL);
  });

  test("fails from the moment that the server is told to stop", async () => {
    const query = vi.spyOn(opened.store, "query");
    const stopping = openOutbox().worker.stop(SECOND);
    query.mockClear();
    expect(await ask()).toMatchObject({ status: 503, type: "urn:menuet:problem:stopping" });
    expect(query).not.toHaveBeenCalled();
    await stopping;
  });
});

describe("health on a file", () => {
  beforeEach(() => begin("libSQL"));

  test("fails where the file may only be read", async () => {
    await opened.store.query((db) => sql`pragma query_only = on`.execute(db));
    expect(await ask()).toMatchObject(storeFault("can't write"));
  });

  test("fails where the file was emptied, and says what to do", async () => {
    expect(await ask()).toMatchObject(WELL);
    truncateSync(path.join(opened.environment.MENUET_DATA_DIR, "menuet.db"), 0);
    expect(await ask()).toMatchObject(storeFault("menuet.id"));
  });
});
