import { type Example, makeList } from "@/lib/message/examples/example";

export const languageChoice: Example = {
  id: "language-choice",
  name: "Language choice",
  purpose: "The first question of a bot that speaks several languages, each under its own name.",
  form: makeList(
    {
      body: "Which language shall we use?\nKies asseblief u taal.\nKhetha ulimi lwakho.\nChoisissez votre langue.\nاختر لغتك.",
      button: "Language",
    },
    [
      {
        rows: [
          ["English"],
          ["Afrikaans"],
          ["isiZulu"],
          ["isiXhosa"],
          ["Sesotho"],
          ["Français"],
          ["Português"],
          ["العربية"],
        ],
      },
    ],
  ),
};
