import { describe, expect, test } from "vitest";
import { type DraftAudio, type DraftList, emptyDraft } from "./draft";
import { toMessage } from "./message";

const LIST: DraftList = {
  kind: "list",
  recipient: " +27123456789\n",
  replyTo: " wamid.A ",
  header: " Our Menu ",
  body: "  Please\n select ",
  footer: " Tap ",
  button: " View ",
  sections: [
    {
      title: " Drinks ",
      rows: [{ id: " cola ", title: " Cola ", description: " 500ml ", isIdOwn: true }],
    },
  ],
};
const AUDIO: DraftAudio = {
  kind: "audio",
  recipient: " +27123456789 ",
  replyTo: "",
  audioUrl: " https://example.com/a.mp3\n",
};

describe("toMessage", () => {
  test("trims what is an address or an id, and leaves words as they were typed", () => {
    expect(toMessage(LIST)).toStrictEqual({
      kind: "list",
      recipient: "+27123456789",
      replyTo: "wamid.A",
      header: " Our Menu ",
      body: "  Please\n select ",
      footer: " Tap ",
      button: " View ",
      sections: [{ title: " Drinks ", rows: [{ id: "cola", title: " Cola ", description: " 500ml " }] }],
    });
  });

  test.each(["", "  ", "\n\t", "\u00a0"])("leaves out every optional field that holds only %j", (blank) => {
    const [section] = LIST.sections;
    const rows = section?.rows.map((row) => ({ ...row, description: blank })) ?? [];
    const draft = {
      ...LIST,
      replyTo: blank,
      header: blank,
      footer: blank,
      sections: [{ title: blank, rows }],
    };
    expect(toMessage(draft)).toStrictEqual({
      kind: "list",
      recipient: "+27123456789",
      body: "  Please\n select ",
      button: " View ",
      sections: [{ rows: [{ id: "cola", title: " Cola " }] }],
    });
  });

  test("keeps every required field of an empty draft, so that a check can name it", () => {
    expect(toMessage({ ...emptyDraft(), kind: "list" })).toStrictEqual({
      kind: "list",
      recipient: "",
      body: "",
      button: "",
      sections: [{ rows: [{ id: "", title: "" }] }],
    });
  });

  test("keeps sections and rows that are too many, in their order", () => {
    const rows = Array.from({ length: 12 }, (_, n) => ({
      id: `r${n}`,
      title: `Row ${n}`,
      description: "",
      isIdOwn: false,
    }));
    const tidied = toMessage({ ...LIST, sections: [{ title: "A", rows }, ...LIST.sections] });
    expect(tidied).toMatchObject({
      sections: [{ title: "A", rows: rows.map(({ id, title }) => ({ id, title })) }, { title: " Drinks " }],
    });
  });

  test("of a form takes only the fields of the kind that is chosen", () => {
    expect(toMessage({ ...emptyDraft(), ...LIST, ...AUDIO })).toStrictEqual({
      kind: "audio",
      recipient: "+27123456789",
      audioUrl: "https://example.com/a.mp3",
    });
  });
});
