import { type Example, makeList } from "@/lib/message/examples/example";

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
      "Families, flags and skin tones: one picture each, of up to eleven units, never to be cut in two.",
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
    purpose: "Letters that bear one mark or a tower of them, which must not reach into the next line.",
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
