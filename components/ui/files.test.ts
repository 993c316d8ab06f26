import { expect, test } from "vitest";
import { MAX_TEXT_BYTES, readTextFile } from "./files";

const file = (...parts: BlobPart[]) => new File(parts, "list.csv");
const utf16 = (text: string, isLittle: boolean) => {
  const view = new DataView(new ArrayBuffer(text.length * 2));
  [...text].forEach((letter, index) => view.setUint16(index * 2, letter.charCodeAt(0), isLittle));
  return view.buffer;
};

test.each([
  ["UTF-8", file("Name,Phone\nZoë,+27821234567"), "Name,Phone\nZoë,+27821234567"],
  ["UTF-8 with its mark", file("\ufeffPhone"), "Phone"],
  ["UTF-16, little end first", file(utf16("\ufeffZoë", true)), "Zoë"],
  ["UTF-16, big end first", file(utf16("\ufeffZoë", false)), "Zoë"],
])("a file in %s is read", async (_what, given, text) => {
  expect(await readTextFile(given, "save it as CSV")).toEqual({ ok: true, text });
});

test("what is no text, and what is too large, is refused by name", async () => {
  expect(await readTextFile(file("PK\u0003\u0004\0\0"), "save it as CSV")).toEqual({
    ok: false,
    why: "“list.csv” isn’t text: save it as CSV",
  });
  expect(await readTextFile(file(new Uint8Array(MAX_TEXT_BYTES + 1)), "save it as CSV")).toEqual({
    ok: false,
    why: "“list.csv” is larger than 2 MB",
  });
});
