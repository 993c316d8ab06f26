import { type Example, makeList } from "@/lib/message/examples/example";

export const appointmentSlots: Example = {
  id: "appointment-slots",
  name: "Appointment slots",
  purpose: "Offers the free times of two days; the picked row says which one is taken.",
  form: makeList(
    {
      header: "Book your visit",
      body: "These times are free this week. Pick one and it is *yours*; we confirm within a few minutes.\n\nThe visit takes about _30 minutes_.",
      footer: "Free of charge until 24 hours before",
      button: "See free times",
    },
    [
      {
        title: "Tuesday",
        rows: [
          ["Tuesday, 9:00", "With Dr Naidoo, Main Road"],
          ["Tuesday, 11:30", "With Dr Naidoo, Main Road"],
          ["Tuesday, 15:00", "With Dr Botha, Main Road"],
        ],
      },
      {
        title: "Thursday",
        rows: [
          ["Thursday, 8:30", "With Dr Botha, Station Street"],
          ["Thursday, 14:00", "With Dr Naidoo, Station Street"],
        ],
      },
      {
        title: "None of these",
        rows: [["Another day", "We send you next week’s times"]],
      },
    ],
  ),
};
