import { type Example, makeList } from "./example";

export const SCRIPTS: readonly Example[] = [
  {
    id: "cjk",
    name: "Chinese, Japanese, Korean",
    purpose: "Wide letters and lines that break without spaces.",
    form: makeList(
      {
        header: "本日のメニュー",
        body: "欢迎光临。请从下面的菜单中选择您喜欢的菜品，我们会在三十分钟内为您准备好。\nご注文は下のボタンからどうぞ。*本日のおすすめ*もございます。\n아래 버튼을 눌러 메뉴를 확인해 주세요.",
        footer: "点击按钮查看选项",
        button: "メニューを見る",
      },
      [
        { title: "中文", rows: [["宫保鸡丁", "鸡肉、花生、干辣椒，微辣"]] },
        { title: "日本語", rows: [["天ぷらそば", "海老天二本、ねぎ、温かいつゆ"]] },
        { title: "한국어", rows: [["비빔밥", "제철 나물, 고추장, 달걀 프라이"]] },
      ],
    ),
  },
  {
    id: "devanagari",
    name: "Devanagari",
    purpose: "Hindi with conjuncts, and vowel signs above, below and before their letters.",
    form: makeList(
      {
        header: "आज का मेन्यू",
        body: "नमस्ते। कृपया नीचे दी गई सूची में से अपनी पसंद का *व्यंजन* चुनें। हम आधे घंटे में तैयार कर देंगे।",
        footer: "विकल्प देखने के लिए बटन दबाएँ",
        button: "मेन्यू देखें",
      },
      [
        {
          title: "मुख्य व्यंजन",
          rows: [
            ["पनीर टिक्का", "दही और मसालों में भुना हुआ पनीर"],
            ["राजमा चावल", "धीमी आँच पर पका राजमा, बासमती चावल"],
          ],
        },
        { title: "पेय", rows: [["मीठी लस्सी", "ठंडी, इलायची और केसर के साथ"]] },
      ],
    ),
  },
  {
    id: "zwj-emoji",
    name: "Joined emoji",
    purpose:
      "Families, flags and skin tones: each is one picture of up to eleven units and must not be split.",
    form: makeList(
      {
        header: "👩‍⚕️ Clinic 🏳️‍🌈",
        body: "👨‍👩‍👧‍👦 Families are welcome. 👍🏽 *👩🏾‍🚒* _🧑‍🤝‍🧑_ 🇿🇦🇧🇷 1️⃣2️⃣3️⃣",
        footer: "❤️‍🔥 👩‍💻",
        button: "👀 Look",
      },
      [
        {
          title: "👩‍⚕️👨🏿‍⚕️ Doctors",
          rows: [
            ["👨‍👩‍👧‍👦👨‍👩‍👧‍👦", "👩🏽‍❤️‍💋‍👨🏿 and 🧑‍🧑‍🧒‍🧒"],
            ["🏴󠁧󠁢󠁷󠁬󠁳󠁿 Cymru", "🏴󠁧󠁢󠁥󠁮󠁧󠁿 🏴󠁧󠁢󠁳󠁣󠁴󠁿"],
            ["👩‍⚕️", "👩‍⚕️👩‍⚕️👩‍⚕️👩‍⚕️👩‍⚕️👩‍⚕️👩‍⚕️👩‍⚕️👩‍⚕️👩‍⚕️👩‍⚕️👩‍⚕️"],
          ],
        },
      ],
    ),
  },
  {
    id: "combining-marks",
    name: "Combining marks",
    purpose: "Letters with one mark or many, which must not overlap the next line.",
    form: makeList(
      {
        header: "Cafe\u0301 Cre\u0300me bru\u0302le\u0301e",
        body: `Z\u0351\u036b\u0343a\u0349\u031b\u034el\u0328\u0321\u0321g\u0322\u031b\u0326o\u031b\u0337\u031b and words before and after it.\nXin cha\u0300o, ba\u0323n muo\u0302\u0301n du\u0300ng gi\u0300?\nสวัสดี ยินดีต้อนรับ น้ำผึ้ง`,
        footer: "n\u0303 a\u030a o\u0308 c\u0327",
        button: "E\u0301touffe\u0301e",
      },
      [
        {
          title: "Pho\u031b\u0309",
          rows: [
            ["o\u0302\u0301 o\u031b\u0323 u\u031b\u0303", `a${"\u0301\u0323".repeat(20)}`],
            ["น้ำมะพร้าว", "ชื่นใจ"],
          ],
        },
      ],
    ),
  },
];

export const DIRECTIONS: readonly Example[] = [
  {
    id: "right-to-left",
    name: "Right to left",
    purpose: "Arabic in every field: the whole message must be mirrored.",
    form: makeList(
      {
        header: "قائمة الطعام",
        body: "مرحبا بكم في مطعمنا. يرجى اختيار *طبق اليوم* من القائمة أدناه، وسنجهزه لكم خلال نصف ساعة.",
        footer: "اضغط على الزر لعرض الخيارات",
        button: "عرض القائمة",
      },
      [
        {
          title: "الأطباق الرئيسية",
          rows: [
            ["برغر", "لحم بقري مع الجبن والخضار"],
            ["كبسة دجاج", "أرز بسمتي مع الدجاج والمكسرات"],
          ],
        },
        {
          title: "المشروبات",
          rows: [
            ["عصير برتقال", "طازج بدون سكر"],
            ["ماء", "عادي أو غازي"],
          ],
        },
      ],
    ),
  },
  {
    id: "mixed-direction",
    name: "Mixed direction",
    purpose: "Arabic, Hebrew and English in one line, with numbers, brackets and punctuation between them.",
    form: makeList(
      {
        header: "Menu קפה Café",
        body: "الطلب رقم 1042 (Burger + Cola) جاهز!\nYour code is שלום-2026, valid until 18:30.\nהמחיר: R 129.50 (כולל VAT).\n*مرحبا* hello _שלום_ (hi)?",
        footer: "Call +27 12 345 6789 أو اكتب لنا",
        button: "عرض Menu",
      },
      [
        {
          title: "Pizza פיצה",
          rows: [
            ["Margherita مارغريتا", "30 cm, جبنة موزاريلا (extra cheese)"],
            ["פיצה XL", "R 99: גבינה, tomato, בזיליקום"],
          ],
        },
        {
          title: "قهوة Coffee",
          rows: [
            ["Espresso (قصير)", "٢٥ مل / 25 ml"],
            ["3 × קפה", "3 cups, משלוח free!"],
          ],
        },
      ],
    ),
  },
];

export const MARKUP: readonly Example[] = [
  {
    id: "literal-markup",
    name: "Markup that stays literal",
    purpose: "Characters that look like formatting or HTML but must be shown as typed.",
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
