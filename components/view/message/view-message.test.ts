import { expect, test } from "vitest";
import { emptyDraft } from "@/lib/message/draft";
import { formatShareFragment } from "@/lib/message/share/fragment";
import { formatShareCode } from "@/lib/message/share/share-code";
import { readViewMessage } from "./view-message";

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
    why: expect.stringMatching(/damaged or cut short/),
  });
});
