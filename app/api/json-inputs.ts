/** What a body of JSON may be to do harm, in JSONTestSuite's kinds, as text or bytes. None of them can be read as the JSON it resembles. */
const bytes = (...values: number[]) => new Uint8Array(values);
const nest = (open: string, depth: number, close = "") => open.repeat(depth) + close.repeat(depth);
/** More than any route reads, and as much as the least of them does. */
const HUGE = 131_072;
const BOUND = 65_536;
const fillTo = (size: number) => `{"a":"${"x".repeat(size - 8)}"}`;

export const UNREADABLE: Record<string, string | Uint8Array<ArrayBuffer>> = {
  nothing: "",
  spaces: " \n\t",
  "a byte order mark before JSON": bytes(0xef, 0xbb, 0xbf, 0x7b, 0x7d),
  "a byte order mark alone": bytes(0xef, 0xbb, 0xbf),
  "UTF-16": bytes(0xff, 0xfe, 0x7b, 0x00, 0x7d, 0x00),
  "UTF-16 without a mark": bytes(0x00, 0x7b, 0x00, 0x7d),
  "a byte that is no UTF-8": bytes(0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d),
  "an overlong slash": bytes(0x5b, 0x22, 0xc0, 0xaf, 0x22, 0x5d),
  "half of a surrogate pair in bytes": bytes(0x5b, 0x22, 0xed, 0xa0, 0x80, 0x22, 0x5d),
  "a character that is cut": bytes(0x5b, 0x22, 0xe2, 0x82),
  "a character beyond Unicode": bytes(0x5b, 0x22, 0xf4, 0xbf, 0xbf, 0xbf, 0x22, 0x5d),
  "half of a surrogate pair": '{"a":"\\ud800"}',
  "the halves in the wrong order": '{"a":"\\ude00\\ud83d"}',
  "half of a surrogate pair in a name": '{"\\udc00":1}',
  "NUL in a text": '{"a":"\\u0000"}',
  "NUL in a name": '{"a\\u0000b":1}',
  "a bare NUL": '{"a":"\0"}',
  "a bare line break in a text": '{"a":"\n"}',
  "brackets, ten thousand deep": nest("[", 10_000, "]"),
  "brackets that never close": nest("[", 60_000),
  "objects, five thousand deep": nest('{"a":', 5_000) + "1" + "}".repeat(5_000),
  "objects in arrays that never close": nest('[{"":', 12_000),
  "33 levels": nest("[", 33, "]"),
  "a name twice": '{"a":1,"a":2}',
  "a name twice in two spellings": '{"a":1,"\\u0061":2}',
  "a name twice, deep inside": '{"a":[{"b":{"c":1,"\\u0063":1}}]}',
  "an empty name twice": '{"":1,"":2}',
  "a number beyond bounds": '{"a":1e400}',
  "a negative number beyond bounds": '{"a":-1e400}',
  "an exponent beyond bounds": `{"a":1e${"9".repeat(60_000)}}`,
  "sixty thousand digits": `{"a":${"9".repeat(60_000)}}`,
  "sixty thousand digits that are not a number": `{"a":${"9".repeat(60_000)}x}`,
  "a leading zero": '{"a":01}',
  "a leading plus": '{"a":+1}',
  "no digit after the point": '{"a":1.}',
  NaN: '{"a":NaN}',
  Infinity: '{"a":-Infinity}',
  hexadecimal: '{"a":0x1}',
  __proto__: '{"__proto__":{"polluted":true}}',
  "__proto__ in escapes": '{"\\u005f\\u005fproto\\u005f_":{"polluted":true}}',
  "__proto__ deep inside": '{"a":{"b":[{"__proto__":{"polluted":true}}]}}',
  "half an object": '{"a":1',
  "half a text": '{"a":"b',
  "half an escape": '{"a":"\\u00',
  "half a word": '{"a":tru',
  "more after the end": "{}{}",
  "a line of JSON after another": "{}\n{}",
  "a comment": '{"a":1/* b */}',
  "a trailing comma": '{"a":1,}',
  "a leading comma": '[,"a"]',
  "single quotes": "{'a':1}",
  "a name without quotes": "{a:1}",
  "a form": "a=1&b=2",
  XML: '<?xml version="1.0"?><a/>',
  "quotes that never close": '"'.repeat(60_001),
  "backslashes that never close": `"${"\\".repeat(60_000)}`,
  "escapes that never close": `{"a":"${'\\"'.repeat(30_000)}`,
};

/** Well formed and tame, and yet nothing that a route takes. */
export const UNFIT: Record<string, string> = {
  "an empty object in an array": "[{}]",
  null: "null",
  "a text": '"a"',
  "a number": "1e308",
  "an array": "[]",
  "thirty thousand items": `[${"1,".repeat(29_999)}1]`,
  "seven thousand names": `{${Array.from({ length: 7_000 }, (_, at) => `"${at}":1`).join(",")}}`,
  "constructor and prototype": '{"constructor":{"prototype":{"polluted":true}}}',
  "constructor in escapes": '{"c\\u006fnstructor":{"prototype":{"polluted":true}}}',
  "the names of what every object has": '{"toString":1,"valueOf":null,"hasOwnProperty":[],"then":{}}',
  "32 levels": nest("[", 32, "]"),
  "64 KB": fillTo(BOUND),
};

export const TOO_LARGE: Record<string, string> = {
  "128 KB": fillTo(HUGE),
  "a hundred thousand brackets": nest("[", 100_000),
  "a hundred thousand digits": "9".repeat(100_000),
};
