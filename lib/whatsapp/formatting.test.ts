import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Block, type Inline, parseFormatting, parseInline } from "./formatting";

const LETTERS = { bold: "B", italic: "I", strike: "S" } as const;
/** A tree in one line: B(bold) I(italic) S(strike) C(code) L(href)(text), and other text as it is. */
function draw(nodes: readonly Inline[]): string {
  return nodes
    .map((node) => {
      switch (node.type) {
        case "text":
          return node.text;
        case "code":
          return `C(${node.text})`;
        case "link":
          return `L(${node.href})(${node.text})`;
        default:
          return `${LETTERS[node.type]}(${draw(node.children)})`;
      }
    })
    .join("");
}
function drawBlock(block: Block): string {
  switch (block.type) {
    case "paragraph":
      return `P: ${draw(block.children)}`;
    case "quote":
      return `Q: ${draw(block.children)}`;
    case "code":
      return `C: ${block.text}`;
    case "list":
      return `${block.ordered ? String(block.start) : "-"}: ${block.items.map(draw).join(" | ")}`;
    default:
      return block satisfies never;
  }
}

describe("parseInline", () => {
  test.each([
    // What the markers do
    ["*bold*", "B(bold)"],
    ["_italic_", "I(italic)"],
    ["~strike~", "S(strike)"],
    ["`code`", "C(code)"],
    ["```monospace```", "C(monospace)"],
    ["a *b* c _d_ e", "a B(b) c I(d) e"],
    ["*two words*", "B(two words)"],
    ["*b*!", "B(b)!"],
    ["*b*, _i_.", "B(b), I(i)."],
    ["*жирный* _ثخين_ ~粗体~", "B(жирный) I(ثخين) S(粗体)"],
    ["*😀*", "B(😀)"],
    // Nesting
    ["*_both_*", "B(I(both))"],
    ["_*~all~*_", "I(B(S(all)))"],
    ["*a _b_ c*", "B(a I(b) c)"],
    ["~*a* b~", "S(B(a) b)"],
    ["*_a*_", "B(_a)_"],
    ["*a _b* c_", "B(a _b) c_"],
    ["_a *b_ c*", "I(a *b) c*"],
    ["*a `b* c`", "*a C(b* c)"],
    ["*a `b` c*", "B(a C(b) c)"],
    // What stays as typed
    ["2*3*4", "2*3*4"],
    ["snake_case", "snake_case"],
    ["snake_case_name", "snake_case_name"],
    ["_snake_case_", "I(snake_case)"],
    ["a*b*", "a*b*"],
    ["* x *", "* x *"],
    ["*x *", "*x *"],
    ["* x*", "* x*"],
    ["*a*b", "*a*b"],
    ["*a*1", "*a*1"],
    ["*a*ж", "*a*ж"],
    ["*a*𝒳", "*a*𝒳"],
    ["*a*b*", "B(a*b)"],
    ["*", "*"],
    ["**", "**"],
    ["***", "***"],
    ["****", "****"],
    ["__ ~~ ``", "__ ~~ ``"],
    ["``````", "``````"],
    ["``` ```", "``` ```"],
    ["*~~*", "B(~~)"],
    ["*unclosed", "*unclosed"],
    ["closed*", "closed*"],
    ["*a _b", "*a _b"],
    ["(*a*)", "(*a*)"],
    ["**a**", "*B(a)*"],
    ["*a**", "B(a)*"],
    ["*a *b*", "B(a *b)"],
    ["*a **", "*a **"],
    ["```````", "```````"],
    ["````a```", "````a```"],
    ["*a* *b*", "B(a) B(b)"],
    ["\t*a*\u00a0_b_", "\tB(a)\u00a0I(b)"],
    // Code
    ["`*a* _b_`", "C(*a* _b_)"],
    ["``` *a* ```", "C( *a* )"],
    ["`a`b", "`a`b"],
    ["```a```b", "```a```b"],
    ["x```a```", "x```a```"],
    ["` a`", "` a`"],
    ["`https://example.com`", "C(https://example.com)"],
    ["```a `b` c```", "C(a `b` c)"],
    ["*`a`*", "B(C(a))"],
    // Several at once
    ["*a _b ~c~ d_ e*", "B(a I(b S(c) d) e)"],
    ["~_*`x`*_~", "S(I(B(C(x))))"],
    ["2*3*4 and *b*", "2*3*4 and B(b)"],
    ["snake_case and _i_", "snake_case and I(i)"],
    ["a*b* *c*", "a*b* B(c)"],
    ["* x * *y*", "* x * B(y)"],
    ["*a* _b_ ~c~ `d` ```e```", "B(a) I(b) S(c) C(d) C(e)"],
  ])("%j is %s", (text, drawn) => {
    expect(draw(parseInline(text))).toBe(drawn);
  });

  test.each([
    ["https://example.com", "L(https://example.com)(https://example.com)"],
    ["http://example.com/a?b=c&d=e#f", "L(http://example.com/a?b=c&d=e#f)(http://example.com/a?b=c&d=e#f)"],
    ["HTTPS://EXAMPLE.COM/", "L(HTTPS://EXAMPLE.COM/)(HTTPS://EXAMPLE.COM/)"],
    ["example.com/menu", "L(https://example.com/menu)(example.com/menu)"],
    ["www.example.travel", "L(https://www.example.travel)(www.example.travel)"],
    ["www.example.zzz", "L(https://www.example.zzz)(www.example.zzz)"],
    ["shop.example.co.za", "L(https://shop.example.co.za)(shop.example.co.za)"],
    ["münchen.de", "L(https://münchen.de)(münchen.de)"],
    ["example.com:8080/x", "L(https://example.com:8080/x)(example.com:8080/x)"],
    ["See https://example.com.", "See L(https://example.com)(https://example.com)."],
    ["(see example.com)", "(see L(https://example.com)(example.com))"],
    [
      "https://en.wikipedia.org/wiki/A_(b)",
      "L(https://en.wikipedia.org/wiki/A_(b))(https://en.wikipedia.org/wiki/A_(b))",
    ],
    [
      "(https://en.wikipedia.org/wiki/A_(b))",
      "(L(https://en.wikipedia.org/wiki/A_(b))(https://en.wikipedia.org/wiki/A_(b)))",
    ],
    ["https://example.com/a_b_c*d*", "L(https://example.com/a_b_c*d)(https://example.com/a_b_c*d)*"],
    ["*https://example.com/a_b*", "B(L(https://example.com/a_b)(https://example.com/a_b))"],
    ["_see example.com/x_y_", "I(see L(https://example.com/x_y)(example.com/x_y))"],
    ["https://example.com/é。", "L(https://example.com/é)(https://example.com/é)。"],
    ['"https://example.com"', '"L(https://example.com)(https://example.com)"'],
    ["<https://example.com>", "<L(https://example.com)(https://example.com)>"],
    ["url:https://example.com", "url:L(https://example.com)(https://example.com)"],
    ["me@example.com", "L(mailto:me@example.com)(me@example.com)"],
    [
      "first.last+tag@mail.example.org!",
      "L(mailto:first.last+tag@mail.example.org)(first.last+tag@mail.example.org)!",
    ],
    ["+27 12 345 6789", "L(tel:+27123456789)(+27 12 345 6789)"],
    ["Call +27123456789.", "Call L(tel:+27123456789)(+27123456789)."],
    ["*+27 12 345 6789*", "B(L(tel:+27123456789)(+27 12 345 6789))"],
    ["(012) 345-6789", "L(tel:0123456789)((012) 345-6789)"],
    ["0123456789", "L(tel:0123456789)(0123456789)"],
    ["+1 (202) 555-0145", "L(tel:+12025550145)(+1 (202) 555-0145)"],
    ["https://example.com/0123456789", "L(https://example.com/0123456789)(https://example.com/0123456789)"],
    // What is none
    ["file.txt", "file.txt"],
    ["e.g. this", "e.g. this"],
    ["end.Next", "end.Next"],
    ["node.js", "node.js"],
    ["3.50", "3.50"],
    [".com", ".com"],
    ["a..com", "a..com"],
    ["javascript:alert(1)", "javascript:alert(1)"],
    ["javascript://example.com/%0aalert(1)", "javascript://example.com/%0aalert(1)"],
    ["ftp://example.com", "ftp://example.com"],
    ["data:text/html,x", "data:text/html,x"],
    ["https://", "https://"],
    ["@example.com", "@L(https://example.com)(example.com)"],
    ["me@localhost", "me@localhost"],
    ["a@b@example.com", "a@b@example.com"],
    ["R 10 000 000", "R 10 000 000"],
    ["2026-11-23", "2026-11-23"],
    ["2026-11-23 10", "2026-11-23 10"],
    ["1.000.000.000", "1.000.000.000"],
    ["12345678", "12345678"],
    ["1234567890123456", "1234567890123456"],
    ["order0123456789", "order0123456789"],
    ["#0123456789", "#0123456789"],
    ["0123456789abc", "0123456789abc"],
    ["+27123456789/5", "+27123456789/5"],
  ])("links: %j is %s", (text, drawn) => {
    expect(draw(parseInline(text))).toBe(drawn);
  });

  test("a line break cancels every marker and stays", () => {
    expect(draw(parseInline("*a\nb* _c_\n\nd"))).toBe("*a\nb* I(c)\n\nd");
  });

  test("text without markup is one node, and no text is none", () => {
    expect(parseInline("Hello, world")).toEqual([{ type: "text", text: "Hello, world" }]);
    expect(parseInline("*a _b c ~d")).toEqual([{ type: "text", text: "*a _b c ~d" }]);
    expect(parseInline("")).toEqual([]);
  });
});

describe("parseFormatting", () => {
  test.each<[string, string[]]>([
    ["", ["P: "]],
    ["one", ["P: one"]],
    ["one\ntwo", ["P: one", "P: two"]],
    ["one\r\ntwo\rthree", ["P: one", "P: two", "P: three"]],
    ["one\n\n\ntwo\n", ["P: one", "P: ", "P: ", "P: two", "P: "]],
    ["*a\nb*", ["P: *a", "P: b*"]],
    ["  spaced  out ", ["P:   spaced  out "]],
    ["- item", ["-: item"]],
    ["* item", ["-: item"]],
    ["- *a*\n* b\n- c", ["-: B(a) | b | c"]],
    ["1. item", ["1: item"]],
    ["3. c\n4. d\n9. e", ["3: c | d", "9: e"]],
    ["1. a\n1. b", ["1: a", "1: b"]],
    ["0. a\n1. b", ["0: a | b"]],
    ["- a\n1. b\n- c", ["-: a", "1: b", "-: c"]],
    ["- a\n\n- b", ["-: a", "P: ", "-: b"]],
    ["> quote", ["Q: quote"]],
    ["> a\n> *b*\nc", ["Q: a\nB(b)", "P: c"]],
    ["> - a", ["Q: - a"]],
    ["* x *", ["P: * x *"]],
    ["-a", ["P: -a"]],
    ["- ", ["P: - "]],
    ["-  a", ["P: -  a"]],
    ["1.a", ["P: 1.a"]],
    ["01. a", ["P: 01. a"]],
    ["1) a", ["P: 1) a"]],
    ["1234567890. a", ["P: L(tel:1234567890)(1234567890). a"]],
    [">a", ["P: >a"]],
    ["a > b", ["P: a > b"]],
    [" - a", ["P:  - a"]],
    ["*a* b", ["P: B(a) b"]],
    ["```a```", ["C: a"]],
    ["```a\n  b\n\nc```", ["C: a\n  b\n\nc"]],
    ["```\na\n```", ["C: a"]],
    ["x\n```a```\ny", ["P: x", "C: a", "P: y"]],
    ["x ```a``` y", ["P: x C(a) y"]],
    ["x ```a\nb``` y", ["P: x ", "C: a\nb", "P:  y"]],
    ["\n```a```\n", ["P: ", "C: a", "P: "]],
    ["```a```\n\n```b```", ["C: a", "P: ", "C: b"]],
    ["```a```\n```b```", ["C: a", "C: b"]],
    ["```*a*\n> b\n- c```", ["C: *a*\n> b\n- c"]],
    ["```\n\n```", ["P: ```", "P: ", "P: ```"]],
    ["```a\nb", ["P: ```a", "P: b"]],
    ["- ```a```", ["-: C(a)"]],
    ["- *a _b_* example.com", ["-: B(a I(b)) L(https://example.com)(example.com)"]],
    ["1. `a`\n2. ~b~", ["1: C(a) | S(b)"]],
    ["> *a _b_*\n> `c`", ["Q: B(a I(b))\nC(c)"]],
    ["2*3*4\nsnake_case\na*b*\n* x *", ["P: 2*3*4", "P: snake_case", "P: a*b*", "P: * x *"]],
  ])("%j is %j", (text, drawn) => {
    expect(parseFormatting(text).map(drawBlock)).toEqual(drawn);
  });

  test("a tree is plain data", () => {
    expect(parseFormatting("- *a* b\n> _c_\n```d```")).toEqual([
      {
        type: "list",
        ordered: false,
        items: [
          [
            { type: "bold", children: [{ type: "text", text: "a" }] },
            { type: "text", text: " b" },
          ],
        ],
      },
      { type: "quote", children: [{ type: "italic", children: [{ type: "text", text: "c" }] }] },
      { type: "code", text: "d" },
    ]);
  });
});

const toText = (nodes: readonly Inline[]): string =>
  nodes.map((node) => ("children" in node ? toText(node.children) : node.text)).join("");
const toBlockText = (block: Block): string => {
  if (block.type === "code") return block.text;
  return block.type === "list" ? block.items.map(toText).join("\n") : toText(block.children);
};
const toLinks = (nodes: readonly Inline[]): string[] =>
  nodes.flatMap((node) => {
    if (node.type === "link") return [node.href];
    return "children" in node ? toLinks(node.children) : [];
  });

/** What is left of `whole` once `part` is taken out of it in order, or null where it is no part. */
function findRemoved(whole: string, part: string): string | null {
  let at = 0;
  let removed = "";
  for (const unit of whole.split("")) {
    if (unit === part[at]) at++;
    else removed += unit;
  }
  return at === part.length ? removed : null;
}

const PIECES = [
  "*",
  "_",
  "~",
  "`",
  "```",
  " ",
  "\n",
  "a",
  "1",
  ".",
  "- ",
  "> ",
  "1. ",
  "https://a.co/x_y",
  "b@c.de",
  "+27123456789",
  "😀",
  "ا",
  "(",
  ")",
  "\u0301",
  "\ud83d",
];
const texts = fc.oneof(
  fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }).map((parts) => parts.join("")),
  fc.string({ unit: "binary" }),
  fc.string({ unit: "grapheme" }),
);

describe("any text", () => {
  test("a line keeps all its text but the markers", () => {
    fc.assert(
      fc.property(
        texts.map((text) => text.replace(/[\r\n]/g, " ")),
        (line) => {
          expect(findRemoved(line, toText(parseInline(line)))).toMatch(/^[*_~`]*$/);
        },
      ),
      { numRuns: 2000 },
    );
  });

  test("a body keeps all its text but the markers of lines and of words", () => {
    fc.assert(
      fc.property(
        texts.map((text) => text.replace(/\r/g, " ")),
        (text) => {
          const kept = parseFormatting(text).map(toBlockText).join("\n");
          // A fence among words begins a line of its own, so line breaks are left out of the comparison.
          const removed = findRemoved(text.replace(/\n/g, ""), kept.replace(/\n/g, ""));
          expect(removed).toMatch(/^[*_~`> \-.0-9]*$/);
        },
      ),
      { numRuns: 2000 },
    );
  });

  test("a text without markers keeps its lines", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("a", "b", " ", "\n", "é", "😀") }), (text) => {
        expect(parseFormatting(text).map(toBlockText).join("\n")).toBe(text);
      }),
    );
  });

  test("a link leads to http, https, mailto or tel and nowhere else", () => {
    const schemes = fc.constantFrom(
      "javascript:",
      "data:",
      "vbscript:",
      "file://",
      "https://",
      "www.",
      "x@",
      "+1234567",
      "",
    );
    fc.assert(
      fc.property(schemes, texts, (scheme, text) => {
        for (const href of toLinks(parseInline(scheme + text))) {
          expect(href).toMatch(/^(?:https?:\/\/|mailto:|tel:)/i);
          expect(["http:", "https:", "mailto:", "tel:"]).toContain(new URL(href).protocol);
        }
      }),
      { numRuns: 1000 },
    );
  });
});

/** Text without rhyme: the same for the same seed, so that a failure can be looked at again. */
function makeRandom(seed: number) {
  let state = seed;
  return (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
const pick = makeRandom(20_261_124);
const makeString = (): string =>
  Array.from({ length: 2 + pick(5) }, () =>
    pick(4) > 0 ? PIECES[pick(PIECES.length)] : String.fromCharCode(32 + pick(0x2000)),
  ).join("");
const RANDOM = Array.from({ length: 10_000 }, makeString);

describe("time", () => {
  /** Quadratic time would be 64 times as much, and eight times as much is right: above 1 is what a busy machine and a cold cache may add. */
  const TOLERANCE = 2;
  /** Pauses of the runtime itself, where a whole text takes hardly longer than one. */
  const PAUSE_MS = 5;
  const LENGTHS = [1, 8] as const;
  const MOST_RUNS = 30;
  /** A parser that has become slow is told in seconds, not in minutes. */
  const MOST_MS = 3000;

  /** What this process has worked, in milliseconds: what it waited for others is no part of it. */
  const readCpu = (): number => {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1_000;
  };

  /** In milliseconds, the texts each once and repeated 8 times: the least of the runs, which take turns, so that a slow moment meets all. */
  function measure(texts: readonly string[], lastsFor: (times: readonly number[]) => boolean): number[] {
    const inputs = LENGTHS.map((length) => texts.map((text) => text.repeat(length)));
    let least = LENGTHS.map(() => Infinity);
    const until = performance.now() + MOST_MS;
    for (let run = 0; run < 3 || (run < MOST_RUNS && lastsFor(least)); run++) {
      if (run > 0 && performance.now() > until) break;
      least = inputs.map((input, at) => {
        const start = readCpu();
        for (const text of input) parseFormatting(text);
        return Math.min(least[at] ?? Infinity, readCpu() - start);
      });
    }
    return least;
  }
  const toMost = (once: number) => once * 8 * TOLERANCE + PAUSE_MS;

  function expectLinear(texts: readonly string[]) {
    const [once = 0, eightfold = 0] = measure(texts, ([one = 0, eight = 0]) => eight > toMost(one));
    expect(eightfold).toBeLessThanOrEqual(toMost(once));
  }

  test("10,000 random strings take time in proportion to their length", () => {
    expect(RANDOM.length).toBe(10_000);
    expect(new Set(RANDOM).size).toBeGreaterThan(9000);
    expectLinear(RANDOM);
  });

  // Beyond some 50,000 characters the memory that the result takes grows dearer by itself.
  test("texts of 250 of them take time in proportion to their length", () => {
    const parts = Array.from({ length: 40 }, (_, at) => RANDOM.slice(at * 250, (at + 1) * 250));
    expectLinear(parts.map((part) => part.join("")));
    expectLinear(parts.map((part) => part.join(" ").replace(/[\r\n]/g, " ")));
  });

  test.each([
    "*",
    "_*~",
    "*a ",
    "*a _b ~c ",
    "*a* ",
    "*_~a~_* ",
    "*a _b ~c `d ",
    "`",
    "`a ",
    "`a` ",
    "```",
    "```a",
    "```a ",
    "``` `a` ",
    "`x ```y` ",
    "> ",
    "> a\n",
    "- a\n",
    "1. a\n",
    "* a *\n",
    "a.",
    "a.com",
    "a.com ",
    "a@",
    "@",
    ".@",
    "a.b@",
    "a@b.co ",
    "1",
    "1 ",
    "1. ",
    "(1",
    "+1234567",
    "(",
    ")",
    "+",
    "https://",
    "https://a(",
    "www.",
    ",",
    ". ",
    "\n",
    "😀",
    "a-",
    "\ud83d",
  ])("%j again and again takes time in proportion to its length", (piece) => {
    expectLinear([piece.repeat(Math.ceil(5_000 / piece.length))]);
  });
});

describe("hostile text", () => {
  test.each([
    ["lines", "a\n".repeat(200_000), 200_001],
    ["lines after a block of code", "```a```\n" + "a\n".repeat(200_000), 200_002],
    ["nodes in one quote", `> a\n> ${"*a* ".repeat(200_000)}`, 1],
    ["items", "- a\n".repeat(200_000), 2],
  ])("hundreds of thousands of %s are no fault", (_, text, count) => {
    expect(parseFormatting(text)).toHaveLength(count);
  });
});

test("the parser needs nothing but itself, so that a page that only shows a message loads no schema", () => {
  const folder = path.join(import.meta.dirname, "grammar");
  const sources = readdirSync(folder).map((name) => readFileSync(path.join(folder, name), "utf8"));
  const imports = sources.flatMap((source) =>
    [...source.matchAll(/from "([^"]+)"/g)].map(([, from]) => from),
  );
  expect(imports.length).toBeGreaterThan(5);
  expect(imports.filter((from) => !from?.startsWith("./"))).toEqual([]);
});
