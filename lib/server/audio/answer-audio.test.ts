import { describe, expect, test } from "vitest";
import { type AudioFinding, audioOrderSchema } from "@/lib/api/audio-finding";
import { problemSchema } from "@/lib/api/problem";
import { admit } from "@/lib/server/auth/actor";
import { answerAudio, type AudioChecker } from "./look-at-audio";

const FOUND: AudioFinding = {
  verdict: "fits",
  size: 1_352,
  type: "audio/mpeg",
  served: null,
  status: null,
  isRedirected: false,
  duration: 0.6,
};
const viewer = admit({
  accountId: "a1",
  email: "viewer@menuet.example",
  role: "viewer",
  via: "session",
  credentialId: "s1",
  address: "192.0.2.1",
});

function makeChecker(change: Partial<AudioChecker> = {}) {
  const looked: string[] = [];
  const turns: string[] = [];
  const checker: AudioChecker = {
    isOn: true,
    consumeLimit: (name) => {
      turns.push(name);
      return Promise.resolve({ ok: true });
    },
    look: (url) => Promise.resolve(looked.push(url) ? FOUND : FOUND),
    ...change,
  };
  return { checker, looked, turns };
}

const URL = "https://files.example/a.mp3";
const readProblem = async (response: Response) => problemSchema.parse(await response.json());

describe("POST /api/audio", () => {
  test("answers a viewer with the finding and nothing else, and takes one turn of the account's", async () => {
    const { checker, looked, turns } = makeChecker();
    const response = await answerAudio(URL, viewer, checker);
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual(FOUND);
    expect({ looked, turns }).toEqual({ looked: [URL], turns: ["audio:a1"] });
    expect(response.headers.get("cache-control")).toBe("no-store");
  });

  test("is a 404 where it is switched off, and looks at nothing", async () => {
    const { checker, looked, turns } = makeChecker({ isOn: false });
    const response = await answerAudio(URL, viewer, checker);
    expect(response.status).toBe(404);
    expect((await readProblem(response)).type).toBe("urn:menuet:problem:switched-off");
    expect([...looked, ...turns]).toEqual([]);
  });

  test("beyond the account's turns is a 429 that says when", async () => {
    const { checker, looked } = makeChecker({
      consumeLimit: () => Promise.resolve({ ok: false, retryAfterMs: 12_001 }),
    });
    const response = await answerAudio(URL, viewer, checker);
    expect([response.status, response.headers.get("retry-after")]).toEqual([429, "13"]);
    expect((await readProblem(response)).detail).toContain("Try again in 13 seconds.");
    expect(looked).toEqual([]);
  });

  test.each([
    ["no address", {}],
    ["an empty address", { url: "" }],
    ["a number", { url: 1 }],
    ["a list", { url: [URL] }],
    ["an address that is too long", { url: `${URL}${"a".repeat(2_048)}` }],
    ["more than an address", { url: URL, method: "PUT" }],
  ])("%s is not what it takes", (_words, body) => {
    expect(audioOrderSchema.safeParse(body).success).toBe(false);
  });
});
