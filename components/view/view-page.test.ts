import { expect, test } from "vitest";
import { emptyDraft } from "@/lib/message/draft";
import { formatShareFragment } from "@/lib/message/codecs/share-fragment";
import { formatShareCode } from "@/lib/message/codecs/share-code";
import { readViewMessage } from "./view-page";

const FORM = { ...emptyDraft(), header: "Our Menu" };

async function write(form: typeof FORM) {
  const written = await formatShareCode(form);
  if (!written.ok) throw new Error(written.why);
  return written.code;
}

test("a link's message is shown without the recipient and the reply id of whoever made it", async () => {
  const code = await write({ ...FORM, recipient: "+27821234567", replyTo: "wamid.HBgL" });
  expect(await readViewMessage(formatShareFragment(code))).toEqual({ state: "message", form: FORM, code });
});

test.each(["", "#", "#top"])("the address's end %j holds none", async (fragment) => {
  expect(await readViewMessage(fragment)).toEqual({ state: "none" });
});

test("a link that was cut says so", async () => {
  const code = (await write(FORM)).slice(0, -3);
  expect(await readViewMessage(`#m=${code}`)).toEqual({
    state: "broken",
    why: expect.stringMatching(/damaged or incomplete/),
  });
});

test("a kept link's secret and a review's id are taken as they are, and as nothing else", async () => {
  const secret = "Ab_-".repeat(10) + "xyz";
  const id = "01a20f19-f75d-7000-8137-b8ebb1860d6a";
  expect(await readViewMessage(`#s=${secret}`)).toEqual({ state: "kept", secret });
  expect(await readViewMessage(`#r=${id}`)).toEqual({ state: "review", id });
  for (const fragment of [`#s=${secret.slice(1)}`, `#s=${secret}!`, "#s=", "#r=../api", `#r=${id}x`])
    expect((await readViewMessage(fragment)).state).toBe("broken");
});
