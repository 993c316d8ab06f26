import { type Example, makeList } from "@/lib/message/examples/example";

export const MARKUP: readonly Example[] = [
  {
    id: "literal-markup",
    name: "Markup that stays literal",
    purpose: "Signs that look like formatting or HTML and must be shown exactly as they were typed.",
    form: makeList(
      {
        header: "*Header* _stays_ ~so~",
        body: "2*3*4 = 24\nsnake_case stays\na*b* stays\n* x *\n*open\n~ no ~\n-no item\n1) no item\n<b>bold</b> &amp; <script>alert(1)</script>\njavascript:alert(1)\n${name} {{1}} %s\\n",
        footer: "a_b_c <i>5 * 3</i>",
        button: "*View* _menu_",
      },
      [
        {
          title: "*Section* `one`",
          rows: [
            ["*Bold row*", "_not italic_ ~not struck~ ```not code```"],
            ["<b>Row</b>", "https://example.com stays text in a row"],
          ],
        },
        { title: "> Section 2", rows: [["- Row", "1. not a list"]] },
      ],
    ),
  },
  {
    id: "all-formatting",
    name: "All formatting",
    purpose: "Everything that body and footer can show: nesting, lists, quotes, code and links.",
    form: makeList(
      {
        header: "Formatting",
        body: "*bold* _italic_ ~strike~ `code` ```monospace```\n*_~all three~_*\n- one\n- *two*\n1. first\n2. _second_\n> a quote\n> on two lines\n```a block\n  of code```\nhttps://example.com/menu?a=1, me@example.com, +27 12 345 6789",
        footer: "*bold* and _italic_: example.com",
        button: "View options",
      },
      [{ title: "Rows", rows: [["Plain", "Rows know no formatting"]] }],
    ),
  },
];
