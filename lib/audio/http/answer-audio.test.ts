import { describe, expect, test } from "vitest";
import { admit } from "@/lib/accounts/actor/actor";
import type { AudioFinding } from "@/lib/audio/contract/finding";
import { problemSchema } from "@/lib/http/contract/problem";
import { answerAudio, type LookDesk } from "./answer-audio";

const FOUND: AudioFinding = { verdict: "fits", size: 1_352, type: "audio/mpeg", duration: 0.6 };
const viewer = admit({
  accountId: "a1",
  email: "viewer@menuet.example",
  role: "viewer",
  via: "session",
  credentialId: "s1",
  address: "192.0.2.1",
});

function makeDesk(change: Partial<LookDesk> = {}) {
  const looked: string[] = [];
  const turns: string[] = [];
  const desk: LookDesk = {
    isOn: true,
    takeTurn: (name) => {
      turns.push(name);
      return Promise.resolve({ ok: true });
    },
    look: (url) => Promise.resolve(looked.push(url) ? FOUND : FOUND),
    ...change,
  };
  return { desk, looked, turns };
}

const post = (body: string, type = "application/json") =>
  new Request("http://localhost:3000/api/audio", { method: "POST", body, headers: { "Content-Type": type } });
const order = (url: unknown = "https://files.example/a.mp3") => post(JSON.stringify({ url }));
const readProblem = async (response: Response) => problemSchema.parse(await response.json());

describe("POST /api/audio", () => {
  test("answers a viewer with the finding and nothing else, and takes one turn of the account's", async () => {
    const { desk, looked, turns } = makeDesk();
    const response = await answerAudio(order(), viewer, desk);
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual(FOUND);
    expect({ looked, turns }).toEqual({ looked: ["https://files.example/a.mp3"], turns: ["audio:a1"] });
    expect(response.headers.get("cache-control")).toBe("no-store");
  });

  test("is a bug where nobody was let in", async () => {
    await expect(answerAudio(order(), { ...viewer }, makeDesk().desk)).rejects.toThrow("look");
  });

  test("is a 404 where it is switched off, and neither reads nor looks", async () => {
    const { desk, looked, turns } = makeDesk({ isOn: false });
    const response = await answerAudio(post("{"), viewer, desk);
    expect(response.status).toBe(404);
    expect((await readProblem(response)).type).toBe("urn:menuet:problem:switched-off");
    expect([...looked, ...turns]).toEqual([]);
  });

  test("beyond the account's turns is a 429 that says when", async () => {
    const { desk, looked } = makeDesk({
      takeTurn: () => Promise.resolve({ ok: false, retryAfterMs: 12_001 }),
    });
    const response = await answerAudio(order(), viewer, desk);
    expect([response.status, response.headers.get("retry-after")]).toEqual([429, "13"]);
    expect((await readProblem(response)).detail).toContain("Try again in 13 seconds.");
    expect(looked).toEqual([]);
  });

  test.each([
    ["no JSON", post("{"), 400],
    ["another type", post("{}", "text/plain"), 415],
    ["no address", post("{}"), 422],
    ["an empty address", order(""), 422],
    ["a number", order(1), 422],
    ["a list", order(["https://files.example/"]), 422],
    ["an address that is too long", order(`https://files.example/${"a".repeat(2_048)}`), 422],
    ["more than an address", post(`{"url":"https://files.example/","method":"PUT"}`), 422],
    ["a body that is too large", order("a".repeat(70_000)), 413],
  ])("%s is a clear refusal that takes no turn", async (_words, request, status) => {
    const { desk, looked, turns } = makeDesk();
    const response = await answerAudio(request, viewer, desk);
    expect(response.status).toBe(status);
    expect((await readProblem(response)).status).toBe(status);
    expect([...looked, ...turns]).toEqual([]);
  });
});
