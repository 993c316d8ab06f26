import { describe, expect, test } from "vitest";
import { parseInline } from "./formatting";
import { toPlainLine } from "./formatting-nodes";
import { draw } from "@/e2e/fixtures/message/draw-formatting";

describe("parseInline", () => {
  test.each([
    // Markers
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
    // Not markup
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
    // Combined
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
    // Not links
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

test.each([
  ["Open *until 15:00*, _daily_ and ~never~ `late`", "Open until 15:00, daily and never late"],
  ["*Lunch*\n\n- Curry\n- Pizza\n> as *before*", "Lunch Curry Pizza as before"],
  ["```\ncode here\n``` and 2 * 3 * 4", "code here and 2 * 3 * 4"],
  ["  ", ""],
])("%j in one line is %j", (text, line) => {
  expect(toPlainLine(text)).toBe(line);
});
