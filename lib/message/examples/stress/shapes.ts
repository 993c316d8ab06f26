import { type Example, makeList } from "@/lib/message/examples/example";
import { LIMITS } from "@/lib/message/limits";

/** One word without a place to break. */
const unbroken = (letters: string, { max }: { max: number }): string => letters.repeat(max).slice(0, max);

export const SHAPES: readonly Example[] = [
  {
    id: "one-letter-rows",
    name: "One-letter rows",
    purpose: "Everything as short as it may be: bubble, button and list at their smallest.",
    form: makeList({ body: "?", button: "A" }, [
      { title: "S", rows: [["1", "a"], ["2"], ["3", "c"], ["i"], ["W"]] },
    ]),
  },
  {
    id: "unbroken-words",
    name: "Unbroken words",
    purpose: "Descriptions of one 72-letter word, and titles, header and body that cannot break either.",
    form: makeList(
      {
        header: unbroken("Donaudampfschifffahrt", LIMITS.header),
        body: `${unbroken("Rindfleischetikettierung", LIMITS.rowDescription)} ${unbroken("W", { max: 300 })}`,
        footer: unbroken("iiiiiiiiil", LIMITS.footer),
        button: unbroken("WM", LIMITS.button),
      },
      [
        {
          title: unbroken("Kapitaen", LIMITS.sectionTitle),
          rows: ["W", "i", "Straße"].map((word) => [
            unbroken(word, LIMITS.rowTitle),
            unbroken(word, LIMITS.rowDescription),
          ]),
        },
      ],
    ),
  },
  {
    id: "no-section-titles",
    name: "No section titles",
    purpose: "Two sections without a heading between them; WhatsApp wants titles where there are several.",
    form: makeList({ body: "Pick one:", button: "Options" }, [
      {
        rows: [
          ["Morning", "8:00 to 12:00"],
          ["Afternoon", "12:00 to 17:00"],
        ],
      },
      { rows: [["Evening", "17:00 to 20:00"]] },
    ]),
  },
  {
    id: "no-descriptions",
    name: "No descriptions",
    purpose: "Ten rows of titles alone: the list at its densest.",
    form: makeList({ header: "Provinces", body: "Where are you?", button: "Choose" }, [
      {
        title: "South",
        rows: [["Eastern Cape"], ["Free State"], ["Northern Cape"], ["Western Cape"], ["KwaZulu-Natal"]],
      },
      {
        title: "North",
        rows: [["Gauteng"], ["Limpopo"], ["Mpumalanga"], ["North West"], ["Elsewhere"]],
      },
    ]),
  },
  {
    id: "emoji-only-body",
    name: "Emoji-only body",
    purpose: "A body of three emoji and nothing else, which WhatsApp draws large.",
    form: makeList({ body: "🍕🍔🥤", button: "View Menu" }, [
      { title: "Hungry", rows: [["🍕"], ["🍔", "🧀🥓"]] },
      { title: "Thirsty", rows: [["🥤", "500ml"]] },
    ]),
  },
];
