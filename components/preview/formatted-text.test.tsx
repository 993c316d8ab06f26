// @vitest-environment jsdom
import fc from "fast-check";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { FormattedText } from "./formatted-text";

const draw = (text: string) =>
  new DOMParser().parseFromString(renderToStaticMarkup(<FormattedText text={text} />), "text/html").body;

/** Elements by name, each with its own text, in the order of the page. */
const list = (body: HTMLElement, names: string) =>
  [...body.querySelectorAll(names)].map((element) => `${element.localName}: ${element.textContent}`);

describe("markup", () => {
  test.each([
    ["*bold*", ["strong: bold"]],
    ["_italic_", ["em: italic"]],
    ["~strike~", ["s: strike"]],
    ["`code`", ["code: code"]],
    ["```mono\nspace```", ["pre: mono\nspace"]],
    ["> quote\n> on", ["blockquote: quote\non"]],
    ["*bold _both_*", ["strong: bold both", "em: both"]],
    ["2*3*4 and snake_case", []],
  ])("%j is drawn as %j", (text, drawn) => {
    expect(list(draw(text), "strong, em, s, code, pre, blockquote")).toEqual(drawn);
  });

  test("a list has its items, and an ordered one goes on from its own number", () => {
    expect(list(draw("- tea\n- coffee"), "ul > li")).toEqual(["li: tea", "li: coffee"]);
    const ordered = draw("3. tea\n4. coffee").querySelector("ol");
    expect(ordered?.start).toBe(3);
    expect(ordered?.children).toHaveLength(2);
  });

  test("each line is a paragraph of its own, a blank one included", () => {
    expect(list(draw("one\n\ntwo"), "p")).toEqual(["p: one", "p: ", "p: two"]);
  });
});

describe("direction", () => {
  test.each(["مرحبا", "> مرحبا", "- مرحبا", "1. مرحبا", "```مرحبا```"])(
    "the block of %j goes the way its first letter does",
    (text) => {
      expect([...draw(text).children].map((block) => block.getAttribute("dir"))).toEqual(["auto"]);
    },
  );
});

describe("links", () => {
  test.each([
    ["https://example.com/a?b=1&c=2", "https://example.com/a?b=1&c=2"],
    ["www.example.com", "https://www.example.com"],
    ["mail me@example.com", "mailto:me@example.com"],
    ["call +27 12 345 6789", "tel:+27123456789"],
  ])("%j leads to %s, in a tab that knows nothing of this one", (text, href) => {
    const link = draw(text).querySelector("a");
    expect(link?.getAttribute("href")).toBe(href);
    expect(link?.target).toBe("_blank");
    expect(link?.relList.value.split(" ").toSorted()).toEqual(["noopener", "noreferrer"]);
  });

  test.each([
    "javascript:alert(1)",
    "JavaScript:alert(1)//example.com",
    "javascript://example.com/%0aalert(1)",
    "java\tscript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:msgbox(1)",
    "file:///etc/passwd",
    "blob:https://example.com/1",
  ])("%j leads nowhere by its own scheme", (text) => {
    const hrefs = [...draw(text).querySelectorAll("a")].map((link) => link.protocol);
    expect(hrefs.filter((protocol) => !/^(https?|mailto|tel):$/.test(protocol))).toEqual([]);
    expect(draw(text).textContent).toContain(text.slice(0, 4));
  });
});

const HOSTILE = [
  "<script>alert(1)</script>",
  "<img src=x onerror=alert(1)>",
  "</p></div><iframe src=//evil.example>",
  `" onmouseover="alert(1)`,
  "' style='position:fixed",
  "&lt;script&gt; &amp;amp; &#60;b&#62;",
  "<!-- --><![CDATA[ ]]><?xml ?>",
  "{{constructor.constructor('alert(1)')()}}",
];
const MARKED = [
  (text: string) => text,
  (text: string) => `*${text}*`,
  (text: string) => `_${text}_`,
  (text: string) => `\`${text}\``,
  (text: string) => `\`\`\`\n${text}\n\`\`\``,
  (text: string) => `> ${text}`,
  (text: string) => `- ${text}`,
  (text: string) => `https://example.com/${text}`,
];
const OWN = /^(p|strong|em|s|code|pre|blockquote|ul|ol|li|a)$/;
const OWN_ATTRIBUTES = /^(class|dir|href|target|rel|start)$/;
const findForeign = (body: HTMLElement) =>
  [...body.querySelectorAll("*")].flatMap(({ localName, attributes }) => [
    ...[localName].filter((name) => !OWN.test(name)),
    ...[...attributes].map(({ name }) => name).filter((name) => !OWN_ATTRIBUTES.test(name)),
  ]);

describe("what was typed is text", () => {
  test.each(HOSTILE)("%j is shown, in any markup, and makes no element and no attribute", (text) => {
    for (const mark of MARKED) {
      const body = draw(mark(text));
      expect(findForeign(body)).toEqual([]);
      expect(body.textContent).toContain(text);
    }
  });

  test("no text makes an element, an attribute or a scheme of its own", () => {
    const piece = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.constantFrom("javascript:", "https://", "<a href=", "data:", "www.", "a@b.co", "//", '"', "'", "&#"),
      fc.constantFrom("*", "_", "~", "`", "```", "\n", "> ", "- ", "1. ", "<", ">", "&"),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const body = draw(pieces.join(""));
        expect(findForeign(body)).toEqual([]);
        for (const link of body.querySelectorAll("a"))
          expect(link.protocol).toMatch(/^(https?|mailto|tel):$/);
      }),
      { numRuns: 150 },
    );
  });
});
