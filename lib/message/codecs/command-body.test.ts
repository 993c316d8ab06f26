import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anyText } from "@/e2e/fixtures/message/any-draft";
import { findBody } from "./command-body";
import { splitWords } from "./shell-words";

const words = (command: string) => splitWords(command, 0).words.map(({ text }) => text);
const body = (command: string) => findBody(command, 0).word?.text ?? null;
const quote = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`;
/** A command's words, as bash itself splits them. */
const askBash = (command: string) =>
  execFileSync("bash", ["-c", `printf '%s\\0' ${command}`], { encoding: "utf8" })
    .split("\0")
    .slice(0, -1);

describe("the words of a command", () => {
  test.each([
    ["a  b\tc"],
    [`'a b' "c d" e\\ f`],
    [`a'b'"c"\\d`],
    [`'it'\\''s'`],
    [`"\\" \\\\ \\$ \\\` \\n \\x"`],
    [`a \\\n b`],
    [`"a\\\nb"`],
    [`'a\nb'`],
    [`$'a\\nb\\t\\'\\"\\\\\\?c'`],
    [`$'\\u00e9\\U0001F354\\xc3\\xa9\\303\\251\\101'`],
    [`$'\\z\\q' x`],
    [`$"x y"`],
    [`'' "" a`],
    [`a#b # c`],
    [`"#" '$x'`],
    [`a\\#b`],
    [`x=y --z={1}`],
    [`'🍔' "مرحبا"`],
  ])("%j are bash’s own", (command) => {
    expect(words(command)).toEqual(askBash(command));
  });

  test("any text comes back out of single quotes, in its places", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const command = `x ${quote(text)}`;
        const word = splitWords(command, 0).words[1];
        expect(word?.text).toBe(text);
        // An escaped character's place is that of its backslash.
        expect(word?.places.map((at) => command[at]).join("")).toBe(text.replaceAll("'", "\\"));
      }),
      { numRuns: 1000 },
    );
  });

  test("end where the command ends, and a lost backslash does not end it", () => {
    expect(words("a b; c")).toEqual(["a", "b"]);
    expect(words("a b | c")).toEqual(["a", "b"]);
    expect(words("a b && c")).toEqual(["a", "b"]);
    expect(words("a b > out")).toEqual(["a", "b", "out"]);
    expect(words("a https://x?b=1&c=2")).toEqual(["a", "https://x?b=1&c=2"]);
    expect(words("a\n b \\ \n c")).toEqual(["a", "b", "c"]);
  });

  test("a mark that is never closed takes the rest, and is said to be open", () => {
    for (const open of ["'a b", '"a b', "$'a b"]) {
      const { words: found } = splitWords(`x ${open}`, 0);
      expect(found[1]).toMatchObject({ text: "a b", isOpen: true });
    }
  });

  test("what only the shell knows is named", () => {
    const [word] = splitWords('"a $NAME ${X} $(date) `id` $ 5"', 0).words;
    expect(word?.variables.map(({ name }) => name)).toEqual(["$NAME", "${X}", "$(date)", "`id`"]);
    expect(word?.text).toBe("a $NAME ${X} $(date) `id` $ 5");
  });

  test("nothing makes it throw or take long", () => {
    const piece = fc.constantFrom(
      ..."'\"\\$`#;|&<>{}() \n\rax1u".split(""),
      "$'",
      "<<E",
      "E\n",
      "\\x",
      "\\u",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        expect(() => findBody(pieces.join(""), 0)).not.toThrow();
      }),
      { numRuns: 2000 },
    );
    for (const each of ["'", '"', "\\", "$", "$'\\", "`", "<<E\n", "<<", "-d ", "${", "a "]) {
      findBody(each.repeat(262_144 / each.length), 0);
    }
  });
});

describe("the data of a curl command", () => {
  test.each([
    [`-X POST "https://x" -H "A: b" -d '{"a":1}'`],
    [`--request POST --url https://x --header 'A: b' --data '\n{"a":1}'`],
    [`-d '{"a":1}' https://x`],
    [`--data='{"a":1}' https://x`],
    [`-d'{"a":1}' https://x`],
    [`-sSLd '{"a":1}' https://x`],
    [`-sX POST -d '{"a":1}'`],
    [`-XPOST --json '{"a":1}'`],
    [`--data-raw '{"a":1}'`],
    [`--data-binary $'{"a":1}'`],
    [`--json '{"a"' --json ':1}'`],
    [`-H '-d' -d '{"a":1}'`],
    [`-u me:pw -o out -d '{"a":1}' | jq .`],
    [`-d "{\\"a\\":1}"`],
    [`-d @- <<'EOF'\n{"a":1}\nEOF\n`],
    [`-d @- <<EOF -H x\n{"a":1}\nEOF`],
  ])("%s", (command) => {
    expect(body(` ${command}`)?.trim()).toBe('{"a":1}');
  });

  test("several pieces are joined as curl joins them", () => {
    expect(body("-d a=1 -d b=2")).toBe("a=1&b=2");
    expect(findBody("-d a=1 -d b=2", 0).word?.places).toEqual([3, 4, 5, 10, 10, 11, 12]);
  });

  test("none is none, and a file is not looked for", () => {
    expect(body("-X GET https://x")).toBeNull();
    expect(body("-d")).toBeNull();
    for (const option of ["-d", "--json", "--data-binary"])
      expect(findBody(`${option} @x`, 0).isFile).toBe(true);
    expect(findBody("--data-raw @x", 0)).toMatchObject({ word: { text: "@x" }, isFile: false });
  });
});
