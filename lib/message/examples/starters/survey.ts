import { type Example, makeList } from "@/lib/message/examples/example";

export const survey: Example = {
  id: "survey",
  name: "Survey",
  purpose: "One question, five answers from best to worst: a score that needs no form.",
  form: makeList(
    {
      header: "One question",
      body: "How was your visit on Friday? Your answer goes straight to the team, and nobody else reads it.",
      footer: "It takes ten seconds",
      button: "Answer",
    },
    [
      {
        title: "Your answer",
        rows: [
          ["5: excellent", "I would send a friend"],
          ["4: good", "Nearly everything was right"],
          ["3: fair", "Neither good nor bad"],
          ["2: poor", "Something must change"],
          ["1: bad", "Please call me about it"],
        ],
      },
    ],
  ),
};
