import { cutText } from "@/lib/message/count";

/** Texts that break careless programs. None begins or ends with space, which is trimmed, and none is drawn as markup. */
const NAUGHTY = [
  "undefined",
  "null",
  "NaN",
  "[object Object]",
  "constructor",
  "x.__proto",
  "true, 0, -0, 1e999",
  "../../etc/passwd%00.html",
  "%s%n%p %d {0} {}",
  "%00 %0d%0aSet-Cookie: a=1",
  "{{7*7}}",
  "${7*7} #{7*7} <%= 7*7 %>",
  "{{constructor.constructor('alert(1)')()}}",
  "'; DROP TABLE sends; --",
  '" OR ""="',
  "1' UNION SELECT name FROM accounts--",
  "100%",
  "a\\b\\'c\\\"d",
  "$(alert 1) && exit",
  "=1+1+cmd|' /C calc'!A0",
  "&lt;b&gt;&amp;&#x3c;&nbsp;&quot;",
  "bell\u0007 escape\u001b[31m delete\u007f",
  "unit\u001fgroup\u001drecord\u001eend",
  "line\u2028paragraph\u2029next\u0085end",
  "right\u202Eto left\u202Cback",
  "isolate\u2067open and \u2066never closed",
  "zero\u200Bwidth\u200Cjoin\u200Der\u2060word\uFEFFmark",
  "soft\u00ADhyphen and no\u00A0break",
  "Z\u0335\u0321\u034Da\u0336\u0322\u0355l\u0337\u0323\u0356g\u0338\u0324\u0359o\u0334\u0325\u035A",
  "👩‍👩‍👧‍👦🏴‍☠️🇿🇦✊🏿❤️‍🔥1️⃣",
  "unassigned\u{E0001}tag\u{10FFFF}end",
  "مرحبا hello שלום 123 (abc]",
  "ﷺ İıſß ǅ ﬁ ½ Ω 𝒳 𠜎",
  "W".repeat(200),
] as const;

/** Texts that run where they are taken for HTML, an address, a style or code. Each would open a dialog. */
const SCRIPTS = [
  "<script>alert(1)</script>",
  "<script src=//x.example></script>",
  "</script><script>alert(1)</script>",
  "<img src=x onerror=alert(1)>",
  '"><img src=x onerror=alert(1)>',
  "'><img src=x onerror=alert(1)>",
  "<svg onload=alert(1)>",
  "<svg/onload=alert(1)//",
  "<body onload=alert(1)>",
  "<svg><animate onbegin=alert(1) attributeName=x dur=1s>",
  "<svg><script>alert&#40;1)</script></svg>",
  "<details open ontoggle=alert(1)>",
  "<input autofocus onfocus=alert(1)>",
  "<video><source onerror=alert(1)></video>",
  "<iframe src=javascript:alert(1)>",
  '<iframe srcdoc="<script>parent.alert(1)</script>">',
  "<object data=data:text/html,<script>alert(1)</script>>",
  "javascript:alert(1)",
  "JaVaScRiPt:alert(document.domain)//https://x.example",
  "java\u0001script:alert(1)",
  "data:text/html,<script>alert(1)</script>",
  "data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==",
  "vbscript:msgbox(1)",
  "<a href=javascript:alert(1)>x</a>",
  '<base href="https://x.example/">',
  "<meta http-equiv=refresh content=0;url=javascript:alert(1)>",
  "<style>@import'//x.example/a.css'</style>",
  '<p style="width:expression(alert(1))">',
  "<math><mi//xlink:href='data:x,<script>alert(1)</script>'>",
  "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
  "<svg></p><style><a id='</style><img src=1 onerror=alert(1)>'>",
  "<template><img src=x onerror=alert(1)></template>",
  "</textarea><script>alert(1)</script>",
  "</title><script>alert(1)</script>",
  "]]><script>alert(1)</script>",
  "--><script>alert(1)</script><!--",
  '" onmouseover=alert(1) autofocus x="',
  "\\u003cscript\\u003ealert(1)\\u003c/script\\u003e",
  "\\x3cimg src=x onerror=alert(1)\\x3e",
  "&#x3c;script&#x3e;alert(1)&#x3c;/script&#x3e;",
  "＜script＞alert(1)＜/script＞",
  "';alert(1)//\";alert(1)//",
  "${alert(1)}{{alert(1)}}",
] as const;

export const HOSTILE: readonly string[] = [...NAUGHTY, ...SCRIPTS];

/** The start of a text that fits a field, as a person would cut it. */
export const fit = (text: string, max: number): string => cutText(text, max).trim() || "cut to nothing";

/** All texts in as few as hold them, each of at most `max` units; a text that is longer by itself is cut. */
export function pack(max: number): string[] {
  const packed: string[] = [];
  for (const text of HOSTILE.map((whole) => fit(whole, max))) {
    const last = packed.at(-1);
    const joined = `${last ?? ""} ${text}`;
    if (last !== undefined && joined.length <= max) packed[packed.length - 1] = joined;
    else packed.push(text);
  }
  return packed;
}
