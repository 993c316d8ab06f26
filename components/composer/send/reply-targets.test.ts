import { afterEach, expect, test, vi } from "vitest";
import { readSent } from "./reply-targets";

afterEach(() => vi.unstubAllGlobals());

const summary = (change: object) => ({
  id: "s",
  state: "accepted",
  hold: null,
  recipient: "+27821234567",
  number: "+27 82 123 4567",
  name: null,
  message_type: "interactive",
  words: "Our menu",
  why: "",
  reply_to: null,
  message_id: "wamid.A",
  batch_id: null,
  who: "someone",
  created_at: 1,
  changed_at: 2,
  ...change,
});
const answer = (status: number, body: unknown) => {
  const fetched = vi.fn(async () => Response.json(body, { status }));
  vi.stubGlobal("fetch", fetched);
  vi.stubGlobal("navigator", { onLine: true });
  return fetched;
};
const read = () => readSent("+27821234567", new AbortController().signal);

test("what FlowIQ took for this recipient is asked for by its number, and comes in the outbox's order", async () => {
  const sends = [
    summary({}),
    summary({ message_id: null }),
    summary({ message_id: "wamid.B", message_type: "audio", words: "https://example.com/a.mp3" }),
  ];
  const fetched = answer(200, { sends, next: null, searched_to: null });
  expect(await read()).toEqual([
    { messageId: "wamid.A", words: "Our menu", at: 2 },
    { messageId: "wamid.B", words: "Audio", at: 2 },
  ]);
  expect(fetched).toHaveBeenCalledWith(
    "/api/sends?recipient=%2B27821234567&state=accepted",
    expect.anything(),
  );
});

test("a refusal or a stranger's answer is a fault, and not nothing", async () => {
  answer(503, { type: "urn:menuet:problem:store", title: "t", status: 503, detail: "d" });
  await expect(read()).rejects.toThrow("d");
  answer(200, { hello: 1 });
  await expect(read()).rejects.toThrow();
});

test("offline it says that, and asks nobody", async () => {
  const fetched = answer(200, { sends: [], next: null, searched_to: null });
  vi.stubGlobal("navigator", { onLine: false });
  vi.stubGlobal("window", { location: { hostname: "menuet.example" } });
  await expect(read()).rejects.toThrow("You are offline");
  expect(fetched).not.toHaveBeenCalled();
});
