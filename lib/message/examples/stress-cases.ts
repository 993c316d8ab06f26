import { emptyDraft } from "@/lib/message/draft";
import { LIMITS } from "@/lib/message/limits";
import { type Example, makeAudio, makeList } from "./example";
import { DIRECTIONS, MARKUP, SCRIPTS } from "./stress-texts";

const WORDS = "The kitchen is open until late and every dish is made fresh to order on the day ";

/** `start` and words up to `max`; no space at the end, so that trimming can't shorten it. */
const fill = (start: string, { max }: { max: number }): string =>
  `${start} ${WORDS.repeat(Math.ceil(max / WORDS.length))}`.slice(0, max).replace(/ $/, ".");

const makeFull = (sections: number, rowsEach: number) => ({
  ...emptyDraft(),
  header: fill("Header", LIMITS.header),
  body: fill("Body", LIMITS.body),
  footer: fill("Footer", LIMITS.footer),
  button: fill("Button", LIMITS.button),
  sections: Array.from({ length: sections }, (_, s) => ({
    title: fill(`Section ${s + 1}`, LIMITS.sectionTitle),
    rows: Array.from({ length: rowsEach }, (_, r) => {
      const number = s * rowsEach + r + 1;
      return {
        id: fill(`row-${number}`, LIMITS.rowId).replaceAll(" ", "-"),
        title: fill(`Row ${number}`, LIMITS.rowTitle),
        description: fill(`Row ${number} of all`, LIMITS.rowDescription),
        isIdOwn: true,
      };
    }),
  })),
});

const AUDIO_HOST = "https://example.com/";
const AUDIO_FILE = "/message.mp3";

const FULL_LIMITS: readonly Example[] = [
  {
    id: "full-flowiq",
    name: "FlowIQ’s fullest",
    purpose:
      "Ten sections of ten rows, every field full to the last character; WhatsApp refuses so many rows.",
    form: makeFull(LIMITS.sections.max, LIMITS.rowsPerSection.max),
  },
  {
    id: "full-whatsapp",
    name: "WhatsApp’s fullest",
    purpose: "The fullest list that WhatsApp takes: ten rows in all, every field full to the last character.",
    form: makeFull(2, LIMITS.rowsInAll.max / 2),
  },
  {
    id: "long-audio-url",
    name: "Longest audio URL",
    purpose: "A URL of the maximum length with no place to break.",
    form: makeAudio(
      AUDIO_HOST + "a".repeat(LIMITS.audioUrl.max - AUDIO_HOST.length - AUDIO_FILE.length) + AUDIO_FILE,
    ),
  },
];

/** One long word with no place to break. */
const unbroken = (letters: string, { max }: { max: number }): string => letters.repeat(max).slice(0, max);

const SHAPES: readonly Example[] = [
  {
    id: "one-letter-rows",
    name: "One-letter rows",
    purpose: "Everything as short as possible, so that bubble, button and list are at their smallest.",
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
    purpose: "Two sections without titles; WhatsApp wants titles when there are several.",
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
    purpose: "Ten rows with titles only: the list at its densest.",
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

/** Messages that are hard to draw; their only error is the missing recipient. */
export const STRESS_CASES: readonly Example[] = [
  ...FULL_LIMITS,
  ...DIRECTIONS,
  ...SCRIPTS,
  ...SHAPES,
  ...MARKUP,
];
