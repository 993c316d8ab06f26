import { type Example, makeList } from "@/lib/message/examples/example";

export const DIRECTIONS: readonly Example[] = [
  {
    id: "right-to-left",
    name: "Right to left",
    purpose: "Arabic in every field: the whole message must stand on the other side.",
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
