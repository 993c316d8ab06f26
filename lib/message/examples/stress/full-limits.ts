import { type Example, makeAudio } from "@/lib/message/examples/example";
import { emptyDraft } from "@/lib/message/draft";
import { LIMITS } from "@/lib/message/limits";

const WORDS = "The kitchen is open until late and every dish is made fresh to order on the day ";

/** `start` and words after it, to the last unit of `max`: no space at the end, so that nothing trims it shorter. */
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

export const FULL_LIMITS: readonly Example[] = [
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
    purpose: "An address full to the last character, without a place where it could break.",
    form: makeAudio(
      AUDIO_HOST + "a".repeat(LIMITS.audioUrl.max - AUDIO_HOST.length - AUDIO_FILE.length) + AUDIO_FILE,
    ),
  },
];
